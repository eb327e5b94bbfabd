using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace FederationReform.Data;

/// <summary>
/// 周岁 (completed years) in SQL, equal to the age that the pages compute. Written for each engine, because a
/// dashboard asks for thousands of ages and EF Core's translation of Year, Month and Day takes three to seven times as
/// long.
/// </summary>
internal static class CompletedYears
{
    public static int Between(DateOnly born, DateOnly on) =>
        throw new InvalidOperationException($"{born}, {on}: for queries only.");

    public static void AddTo(ModelBuilder model, Func<SqlExpression, SqlExpression, SqlExpression> translate) =>
        model
            .HasDbFunction(() => Between(default, default))
            .HasTranslation(arguments => translate(arguments[0], arguments[1]));

    /// <summary>
    /// date_part('year', age(on, born)), cast to timestamps without a zone: given two dates, PostgreSQL would pick
    /// timestamps with one.
    /// </summary>
    public static SqlExpression ByAge(SqlExpression born, SqlExpression on) =>
        Int(
            Call(
                "date_part",
                DoubleTypeMapping.Default,
                Text("year"),
                Call("age", new TimeSpanTypeMapping("interval"), Timestamp(on), Timestamp(born))
            )
        );

    /// <summary>
    /// SQLite stores dates as 2026-07-15. Read as numbers, 20260714 − 19840715 is 419999; integer division by 10 000
    /// gives 41.
    /// </summary>
    public static SqlExpression ByDigits(SqlExpression born, SqlExpression on) =>
        new SqlBinaryExpression(
            ExpressionType.Divide,
            new SqlBinaryExpression(
                ExpressionType.Subtract,
                Digits(on),
                Digits(born),
                typeof(int),
                IntTypeMapping.Default
            ),
            Number(10_000),
            typeof(int),
            IntTypeMapping.Default
        );

    private static SqlUnaryExpression Digits(SqlExpression day) =>
        Int(Call("replace", StringTypeMapping.Default, day, Text("-"), Text("")));

    private static SqlUnaryExpression Int(SqlExpression value) =>
        new(ExpressionType.Convert, value, typeof(int), IntTypeMapping.Default);

    private static SqlUnaryExpression Timestamp(SqlExpression day) =>
        new(ExpressionType.Convert, day, typeof(DateTime), new DateTimeTypeMapping("timestamp"));

    private static SqlConstantExpression Text(string value) => new(value, StringTypeMapping.Default);

    private static SqlConstantExpression Number(int value) => new(value, IntTypeMapping.Default);

    private static SqlFunctionExpression Call(
        string function,
        RelationalTypeMapping type,
        params SqlExpression[] arguments
    ) => new(function, arguments, nullable: true, [.. arguments.Select(_ => true)], type.ClrType, type);
}
