using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FederationReform.Data;

/// <summary>
/// The rows of one table for a bulk write. Columns and values come from the EF Core model, so that a row written this
/// way equals the row EF Core would have written.
/// </summary>
internal sealed class BulkTable
{
    private readonly IReadOnlyList<object> rows;
    private readonly IReadOnlyList<(string Name, Func<object, object?> Value)> columns;
    private readonly PropertyInfo key;

    private BulkTable(IEntityType entity, IReadOnlyList<object> rows)
    {
        this.rows = rows;
        Name = entity.GetTableName() ?? throw new InvalidOperationException($"{entity.Name} has no table.");
        var property = entity.FindPrimaryKey()!.Properties.Single();
        (key, Key) = (property.PropertyInfo!, property.GetColumnName());
        columns =
        [
            .. entity
                .GetFlattenedProperties()
                .Select(p =>
                    (p.GetColumnName(StoreObjectIdentifier.Table(Name, entity.GetSchema()))!, Getter(entity, p))
                ),
        ];
    }

    public string Name { get; }

    /// <summary>The column of the database-generated primary key.</summary>
    public string Key { get; }

    public int Count => rows.Count;

    public IEnumerable<string> Columns => columns.Select(c => c.Name);

    public static BulkTable Of<T>(IModel model, IReadOnlyList<T> rows)
        where T : class => new(model.FindEntityType(typeof(T))!, rows);

    /// <summary>
    /// Assigns the keys. Must happen before rows of another table that refer to these rows are written.
    /// </summary>
    public void Number(IReadOnlyList<long> numbers)
    {
        for (var i = 0; i < rows.Count; i++)
            key.SetValue(
                rows[i],
                Convert.ChangeType(numbers[i], key.PropertyType, System.Globalization.CultureInfo.InvariantCulture)
            );
    }

    /// <summary>
    /// The values of each row in the order of <see cref="Columns"/>, converted to what the database stores. The array
    /// is reused.
    /// </summary>
    public IEnumerable<object?[]> Values()
    {
        var values = new object?[columns.Count];
        foreach (var row in rows)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = columns[i].Value(row);
            yield return values;
        }
    }

    private static Func<object, object?> Getter(IEntityType entity, IProperty property)
    {
        var row = Expression.Parameter(typeof(object));
        var typed = Expression.Convert(row, entity.ClrType);
        Expression owner = property.DeclaringType is IComplexType complex
            ? Expression.Property(typed, complex.ComplexProperty.PropertyInfo!)
            : typed;
        Expression value = Expression.Property(owner, property.PropertyInfo!);
        // A row may refer to another new row by its navigation property; that row's key was assigned after this row was
        // made.
        if (
            property
                .GetContainingForeignKeys()
                .Select(f => f.DependentToPrincipal?.PropertyInfo)
                .OfType<PropertyInfo>()
                .FirstOrDefault() is
            { } navigation
        )
        {
            var other = Expression.Property(typed, navigation);
            var number = Expression.Property(
                other,
                entity
                    .Model.FindEntityType(navigation.PropertyType)!
                    .FindPrimaryKey()!
                    .Properties.Single()
                    .PropertyInfo!
            );
            value = Expression.Condition(
                Expression.Equal(other, Expression.Constant(null, navigation.PropertyType)),
                value,
                Expression.Convert(number, value.Type)
            );
        }
        var get = Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
        var converter = property.GetTypeMapping().Converter;
        return converter is null ? get : o => get(o) is { } some ? converter.ConvertToProvider(some) : null;
    }
}
