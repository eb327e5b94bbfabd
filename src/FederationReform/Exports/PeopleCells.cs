using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Spreadsheets.Writing;

namespace FederationReform.Exports;

/// <summary>How what is known of people stands in a cell.</summary>
internal static class PeopleCells
{
    extension(ExportCell)
    {
        public static ExportCell Of(MeanAge mean) =>
            mean.Base == 0 ? ExportCell.Of("—") : ExportCell.OfTenths(mean.Tenths);

        public static ExportCell Of(BirthDate? birth) =>
            birth is not { } some ? ExportCell.Blank
            : some.DayKnown ? ExportCell.Of(some.Date)
            : ExportCell.OfMonth(some.Date, some.ToString());
    }
}
