using System.Linq.Expressions;
using FederationReform.Trainings;

namespace FederationReform.TrainingNeeds;

/// <summary>Which of the people in office are listed.</summary>
public enum DueSelection
{
    All,
    Overdue,
    Soon,
    InOrder,

    /// <summary>Trained within the cycle.</summary>
    Trained,

    /// <summary>Not trained within the cycle.</summary>
    NotTrained,
    Never,
}

public static class DueSelections
{
    public static string Name(this DueSelection selection) =>
        selection switch
        {
            DueSelection.Overdue => NeedState.Overdue.Name(),
            DueSelection.Soon => NeedState.Soon.Name(),
            DueSelection.InOrder => NeedState.InOrder.Name(),
            DueSelection.Trained => "周期内培训过",
            DueSelection.NotTrained => "周期内没有培训过",
            DueSelection.Never => "没有培训过",
            _ => "全部",
        };

    public static string Name(this NeedState state) =>
        state switch
        {
            NeedState.Overdue => "已过期",
            NeedState.Soon => $"{NeedDays.SoonDays} 天内到期",
            _ => "在周期内",
        };

    internal static IQueryable<TrainingNeed> Of(this IQueryable<TrainingNeed> needs, DueSelection selection) =>
        needs.Where(Condition(selection));

    /// <summary>The day before which the next training should be; counted from the post where there was none.</summary>
    internal static DateOnly DueOn(this TrainingCycle cycle, TrainingNeed need) =>
        (need.Last ?? need.StartOn).AddYears(cycle.YearsAt(need.Level));

    private static Expression<Func<TrainingNeed, bool>> Condition(DueSelection selection) =>
        selection switch
        {
            DueSelection.Overdue => n => n.State == NeedState.Overdue,
            DueSelection.Soon => n => n.State == NeedState.Soon,
            DueSelection.InOrder => n => n.State == NeedState.InOrder,
            DueSelection.Trained => n => n.Trained,
            DueSelection.NotTrained => n => !n.Trained,
            DueSelection.Never => n => n.Last == null,
            _ => n => true,
        };
}
