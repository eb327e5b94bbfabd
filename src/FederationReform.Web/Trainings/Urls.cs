using FederationReform.Registers;
using FederationReform.Web.Components;
using FederationReform.Web.Trainings;

namespace FederationReform.Web;

/// <summary>The addresses of trainings.</summary>
public static partial class Urls
{
    /// <summary>谁该培训了</summary>
    public const string TrainingDue = "/registers/trainings/due";

    /// <summary>One training with the people who attended it.</summary>
    public static string Training(int training) => $"{Register(RegisterKind.Trainings)}/{training}";

    /// <summary>The due list as a file; the query is that of its page.</summary>
    public const string ExportTrainingDue = "/exports/training-due";

    internal static string TrainingDueOf(TrainingDueLink link) => TrainingDue + link.Query();
}
