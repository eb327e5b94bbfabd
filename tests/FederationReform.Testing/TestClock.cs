namespace FederationReform.Tests.Support;

/// <summary>A clock that a test sets.</summary>
internal sealed class TestClock(DateTime utcNow) : TimeProvider
{
    public DateTime Now { get; set; } = utcNow;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);

    public void Advance(TimeSpan by) => Now += by;
}
