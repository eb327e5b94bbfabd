using System.Globalization;

namespace FederationReform.Web.Reforms;

/// <summary>What the page of a result says about saving, beside its buttons.</summary>
internal sealed class SavingLine(TimeProvider clock)
{
    public string Text { get; private set; } = "";

    /// <summary>What was typed is not stored, and the user must do something or wait.</summary>
    public bool Wrong { get; private set; }

    public void Say(string text) => (Text, Wrong) = (text, false);

    public void Warn(string text) => (Text, Wrong) = (text, true);

    /// <param name="at">UTC.</param>
    public void Saved(DateTime at, string then = "") => Say($"已保存 {Time(at)}{then}");

    /// <param name="at">UTC.</param>
    public void Kept(DateTime at) => Say($"已暂存 {Time(at)}，还没有保存");

    /// <summary>The hour of today, or else the day too, in China.</summary>
    public string Time(DateTime utc) =>
        utc.ToChina() is var local && DateOnly.FromDateTime(local) == ChinaTime.DateOf(clock.UtcNow())
            ? local.ToString("HH:mm", CultureInfo.InvariantCulture)
            : local.ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);
}
