namespace FederationReform.Web.Campaigns;

/// <summary>The inputs that must be filled in before a plan can be read, and are not.</summary>
internal sealed class MissingInputs
{
    public Violations Violations { get; } = new();

    /// <param name="label">What the user is told to fill in.</param>
    public T Need<T>(T? value, string field, string label)
        where T : struct
    {
        if (value is null)
            Violations.Add(new Violation("Required", field, $"请填写{label}。"));
        return value ?? default;
    }
}
