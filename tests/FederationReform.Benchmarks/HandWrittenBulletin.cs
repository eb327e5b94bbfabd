using System.Data.Common;
using System.Globalization;
using FederationReform.Access;
using FederationReform.Bulletins;
using FederationReform.Tree;

namespace FederationReform.Benchmarks;

/// <summary>
/// The figures of a week's bulletin as somebody would read them who knows the tables and nothing of this program, put
/// together in the same rows.
/// </summary>
internal sealed class HandWrittenBulletin(BenchmarkDatabase database, UnitScope scope, int campaign)
{
    private const string Range = "\"UnitPath\" >= @path AND \"UnitPath\" < @end";

    private const string Standing =
        "(\"On\" IS NULL OR \"On\" <= @last) AND (\"Entry_EndedOn\" IS NULL OR \"Entry_EndedOn\" > @last)";

    /// <returns>Of each unit directly below.</returns>
    public async Task<IReadOnlyList<BulletinSums>> ReadAsync(BulletinWeek week)
    {
        var (first, last) = (week.FirstDay, week.LastDay);
        var month = new DateOnly(last.Year, last.Month, 1);
        (string, object)[] parameters =
        [
            ("campaign", campaign),
            ("unit", scope.UnitId),
            ("path", scope.Path),
            ("end", UnitPath.End(scope.Path)),
            ("width", scope.Path.Length + UnitPath.SegmentLength),
            ("opened", week.From),
            ("until", week.Until),
            ("since", week.Until.AddDays(-14)),
            ("first", Day(first)),
            ("last", Day(last)),
            ("begin", Day(first < month ? first : month)),
        ];
        await RowsAsync(
            """
            SELECT u."Path", u."Name", u."Level", c."Plan" FROM "Units" u, "Campaigns" c
            WHERE u."Id" = @unit AND c."Id" = @campaign
            """
        );
        var required = await ByPathAsync(
            $"""
            SELECT substr("UnitPath", 1, @width), count(*) FROM "UnitReforms"
            WHERE "CampaignId" = @campaign AND "State" <> 5 AND {Range} GROUP BY 1
            """
        );
        var decided = await ByPathAsync(
            """
            SELECT substr(a."UnitPath", 1, @width),
                count(*) FILTER (WHERE a."Event" = 43), count(*) FILTER (WHERE a."Event" = 44),
                count(*) FILTER (WHERE a."Event" = 42),
                count(*) FILTER (WHERE a."Event" = 43 AND a."At" < @opened),
                count(*) FILTER (WHERE a."Event" = 44 AND a."At" < @opened)
            FROM "AuditRecords" a JOIN "UnitReforms" r ON r."Id" = a."SubjectId"
            WHERE a."Event" IN (42, 43, 44) AND a."UnitPath" >= @path AND a."UnitPath" < @end AND a."At" < @until
                AND r."CampaignId" = @campaign
            GROUP BY 1
            """
        );
        var active = await ByPathAsync(
            $"""
            SELECT DISTINCT substr("UnitPath", 1, @width) FROM "AuditRecords"
            WHERE "SubjectKind" IN (4, 6) AND {Range} AND "At" >= @since AND "At" < @until
            """
        );
        var papers = await RowsAsync(
            """
            SELECT substr(f."UnitPath", 1, @width), f."Paper", count(DISTINCT f."UnitReformId")
            FROM "EvidenceFiles" f JOIN "UnitReforms" r ON r."Id" = f."UnitReformId"
            WHERE f."CampaignId" = @campaign AND f."UnitPath" >= @path AND f."UnitPath" < @end
                AND f."RemovedAt" IS NULL AND r."State" <> 5
            GROUP BY 1, 2
            """
        );
        var people = await RowsAsync(
            """
            SELECT substr(t."UnitPath", 1, @width), t."Position", count(*),
                count(*) FILTER (WHERE r."ApprovedAt" >= @opened)
            FROM "Posts" t JOIN "UnitReforms" r ON r."UnitId" = t."UnitId" AND r."CampaignId" = @campaign
            WHERE t."CampaignId" = @campaign AND t."UnitPath" >= @path AND t."UnitPath" < @end
                AND (t."EndOn" IS NULL OR t."WayOut" = 1) AND r."State" = 4 AND r."ApprovedAt" < @until
            GROUP BY 1, 2
            """
        );
        await RegistersAsync();
        return
        [
            .. (
                await RowsAsync(
                    """SELECT "Path", "Id", "Name", "Level" FROM "Units" WHERE "ParentId" = @unit ORDER BY "Path" """
                )
            )
                .Where(u => required.ContainsKey(u.Path))
                .Select(u =>
                {
                    var d = decided.GetValueOrDefault(u.Path, [0, 0, 0, 0, 0]);
                    var held = people.Where(p => p.Path == u.Path).ToList();
                    return new BulletinSums(
                        required[u.Path][0],
                        d[0] - d[1],
                        d[0] - d[3] - d[1] + d[4],
                        d[2],
                        papers.Where(p => p.Path == u.Path).Sum(p => p.Numbers[1]),
                        held.Sum(p => p.Numbers[1]),
                        held.Sum(p => p.Numbers[2]),
                        active.ContainsKey(u.Path)
                    );
                }),
        ];

        async Task<IReadOnlyList<(string Path, long[] Numbers)>> RowsAsync(string sql) =>
            await database.ReadAsync(
                sql,
                r =>
                    (
                        r.IsDBNull(0) ? "" : $"{r.GetValue(0)}",
                        Enumerable.Range(1, r.FieldCount - 1).Select(i => Number(r, i)).ToArray()
                    ),
                parameters
            );

        async Task<Dictionary<string, long[]>> ByPathAsync(string sql) =>
            (await RowsAsync(sql)).ToDictionary(r => r.Path, r => r.Numbers);

        // What the registers say of the week: trainings, activities, visits, organisations, homes.
        async Task RegistersAsync()
        {
            await RowsAsync(
                $"""
                SELECT count(*), sum("Entry_Others") FROM "Trainings" WHERE {Range} AND "On" BETWEEN @first AND @last
                """
            );
            await RowsAsync(
                """
                SELECT count(*), count(DISTINCT a."PersonId") FROM "TrainingAttendances" a
                JOIN "Trainings" t ON t."Id" = a."TrainingId"
                WHERE t."UnitPath" >= @path AND t."UnitPath" < @end AND t."On" BETWEEN @first AND @last
                """
            );
            await RowsAsync(
                $"""
                SELECT substr("UnitPath", 1, @width), "On", sum(coalesce("Entry_Sessions", 1)), sum("Entry_People")
                FROM "Activities" WHERE {Range} AND "On" BETWEEN @begin AND @last GROUP BY 1, 2
                """
            );
            await RowsAsync(
                $"""
                SELECT "UnitPath", "VisitId" FROM "VisitStops" WHERE {Range} AND "VisitedOn" BETWEEN @first AND @last
                """
            );
            await RowsAsync(
                """
                SELECT substr("Path", 1, @width), "Level", count(*) FROM "Units"
                WHERE "Path" >= @path AND "Path" < @end AND ("ValidTo" IS NULL OR "ValidTo" >= @last)
                    AND "Level" > 2 AND "Level" <= 5
                GROUP BY 1, 2
                """
            );
            await RowsAsync(
                """
                SELECT p."UnitPath", p."Kind" FROM "Problems" p JOIN "Visits" v ON v."Id" = p."VisitId"
                WHERE p."UnitPath" >= @path AND p."UnitPath" < @end AND p."FoundOn" BETWEEN @first AND @last
                """
            );
            await RowsAsync(
                $"""
                SELECT substr(u."Path", 1, @width), u."Level", count(*), count(h."UnitId") FROM "Units" u
                LEFT JOIN (
                    SELECT DISTINCT "UnitId" FROM "Homes" WHERE {Range} AND "Entry_Type" = 1 AND {Standing}
                ) h ON h."UnitId" = u."Id"
                WHERE u."Path" >= @path AND u."Path" < @end AND u."ValidTo" IS NULL AND u."Level" IN (4, 5)
                GROUP BY 1, 2
                """
            );
            await RowsAsync(
                $"""
                SELECT substr("UnitPath", 1, @width), "Entry_Type", sum(coalesce("Entry_Number", 1)),
                    sum(coalesce("Entry_Covered", "Entry_Number", 1))
                FROM "Organisations" WHERE {Range} AND {Standing} GROUP BY 1, 2
                """
            );
            await RowsAsync(
                $"""
                SELECT "UnitPath", "Entry_Type", "Entry_Number" FROM "OrganisationBases"
                WHERE {Range} AND "On" <= @last ORDER BY "On" DESC, "Id" DESC
                """
            );
        }
    }

    // The embedded engine has no dates; they are texts that sort as the days do.
    private object Day(DateOnly day) =>
        database.IsSqlite ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day;

    /// <summary>What is read and not counted with, a text or a day, is 0.</summary>
    private static long Number(DbDataReader row, int column) =>
        row.IsDBNull(column) || row.GetValue(column) is string or DateTime or DateOnly
            ? 0
            : Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);
}

/// <param name="Active">Somebody worked on a record in the 14 days before the closing.</param>
internal sealed record BulletinSums(
    long Required,
    long Done,
    long Net,
    long Returned,
    long Papers,
    long People,
    long Added,
    bool Active
);
