using FederationReform.Dashboards;

namespace FederationReform.Web.Components.Charts;

/// <param name="Style">done, plan or forecast.</param>
/// <param name="Stepped">A count stays as it is until the next day that changes it.</param>
public sealed record ChartLine(string Style, bool Stepped, IReadOnlyList<DayCount> Points);

/// <param name="Below">At the foot of its day, where the lines above leave no room.</param>
public sealed record ChartNote(string Style, DateOnly Day, int Count, string Text, bool Below);
