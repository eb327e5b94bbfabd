using System.Data.Common;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Tree;

namespace FederationReform.Benchmarks;

#pragma warning disable RS0030 // The yardstick: the same figures as somebody who writes SQL by hand would read them.

/// <summary>
/// The unit and the campaign by their ids within a scope, then all figures of a dashboard in one statement each.
/// </summary>
internal sealed class HandWrittenDashboard(BenchmarkDatabase database)
{
    private const string Subject = """
        SELECT u."Path", u."Name", c."Plan" FROM "Units" u, "Campaigns" c
        WHERE u."Id" = @unit AND u."Path" >= @scope AND u."Path" < @scopeEnd AND c."Id" = @campaign
        """;

    private const string ProgressSql = """
        SELECT u."Id", u."Name", u."Level", u."Path", r.done, r.submitted, r.returned, r.inprogress, r.notstarted,
            r.exempt, r.changed, coalesce(w.net, 0)
        FROM "Units" u
        LEFT JOIN (
            SELECT substr("UnitPath", 1, @width) AS path,
                count(*) FILTER (WHERE "State" = 4) AS done,
                count(*) FILTER (WHERE "State" = 2) AS submitted,
                count(*) FILTER (WHERE "State" = 3) AS returned,
                count(*) FILTER (WHERE "State" = 1) AS inprogress,
                count(*) FILTER (WHERE "State" = 0) AS notstarted,
                count(*) FILTER (WHERE "State" = 5) AS exempt,
                max("ChangedAt") FILTER (WHERE "State" <> 5) AS changed
            FROM "UnitReforms" WHERE "CampaignId" = @campaign AND "UnitPath" >= @path AND "UnitPath" < @end
            GROUP BY 1) r ON r.path = u."Path"
        LEFT JOIN (
            SELECT substr(a."UnitPath", 1, @width) AS path, sum(CASE WHEN a."Event" = 43 THEN 1 ELSE -1 END) AS net
            FROM "AuditRecords" a JOIN "UnitReforms" r ON r."Id" = a."SubjectId"
            WHERE a."Event" IN (43, 44) AND a."UnitPath" >= @path AND a."UnitPath" < @end
                AND a."At" >= @monday AND r."CampaignId" = @campaign
            GROUP BY 1) w ON w.path = u."Path"
        WHERE u."ParentId" = @unit OR u."Id" = @unit
        """;

    private readonly string committeeSql = $"""
        SELECT substr(t."UnitPath", 1, @width) AS path, t."Position", {Years(database.IsSqlite)},
            count(*), count(p."BornOn"),
            count(*) FILTER (WHERE p."BornOn" > @y31), count(*) FILTER (WHERE p."BornOn" > @y36),
            count(*) FILTER (WHERE p."BornOn" <= @y36 AND p."BornOn" > @y46),
            count(*) FILTER (WHERE p."BornOn" <= @y46 AND p."BornOn" > @y56),
            count(*) FILTER (WHERE p."BornOn" <= @y56),
            {Each("Education", 6, 5, 4, 3, 2, 1, 0)},
            {Each("PoliticalStatus", 1, 2, 3)}, count(*) FILTER (WHERE p."PoliticalStatus" BETWEEN 4 AND 11), {Each(
            "PoliticalStatus",
            12,
            13
        )},
            count(*) FILTER (WHERE p."PoliticalStatus" IS NULL),
            count(*) FILTER (WHERE t."InTwoCommittees"), count(*) FILTER (WHERE t."InTwoCommittees" IS NULL),
            count(*) FILTER (WHERE t."FormerDirector"), count(*) FILTER (WHERE t."FormerDirector" IS NULL),
            count(*) FILTER (WHERE t."NewlyElected"), count(*) FILTER (WHERE t."NewlyElected" IS NULL),
            count(*) FILTER (WHERE NOT p."InSystem"), count(*) FILTER (WHERE p."InSystem" IS NULL),
            count(*) FILTER (WHERE p."EthnicGroup" > 1), count(*) FILTER (WHERE p."EthnicGroup" IS NULL),
            {Each("Occupation", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99)}, count(*) FILTER (WHERE p."Occupation" IS NULL)
        FROM "Posts" t JOIN "People" p ON p."Id" = t."PersonId"
        WHERE t."CampaignId" = @campaign AND t."UnitPath" >= @path AND t."UnitPath" < @end
            AND (t."EndOn" IS NULL OR t."WayOut" = 1)
        GROUP BY 1, 2
        """;

    private const string Children =
        """SELECT "Path", "Id", "Name", "Level" FROM "Units" WHERE "ParentId" = @unit ORDER BY "Path" """;

    public async Task<IReadOnlyList<ProgressRow>> ProgressAsync(UnitScope scope, int campaign)
    {
        await database.ReadAsync(
            Subject,
            r => r.GetString(0) + r.GetString(1) + r.GetString(2),
            SubjectParameters(scope, campaign)
        );
        return await database.ReadAsync(
            ProgressSql,
            r => new ProgressRow(
                new(r.GetInt32(0), r.GetString(1), (UnitLevel)r.GetInt32(2)),
                new ProgressFigures
                {
                    Done = Number(r, 4),
                    Submitted = Number(r, 5),
                    Returned = Number(r, 6),
                    InProgress = Number(r, 7),
                    NotStarted = Number(r, 8),
                    Exempt = Number(r, 9),
                    DaysWithoutProgress = r.IsDBNull(10) ? null : r.GetDateTime(10).Day,
                    NetThisWeek = Number(r, 11),
                },
                r.GetString(3).Length == 0 ? ReformState.NotStarted : null
            ),
            [
                .. RangeParameters(scope, campaign),
                ("unit", scope.UnitId),
                ("monday", ChinaTime.StartOf(ChinaTime.MondayOf(TimeProvider.System.Today()))),
            ]
        );
    }

    public async Task<IReadOnlyList<(string Path, int Position, int[] Counts)>> CommitteesAsync(
        UnitScope scope,
        int campaign
    )
    {
        await database.ReadAsync(
            Subject,
            r => r.GetString(0) + r.GetString(1) + r.GetString(2),
            SubjectParameters(scope, campaign)
        );
        var on = TimeProvider.System.Today();
        var rows = await database.ReadAsync(
            committeeSql,
            r =>
                (
                    r.GetString(0),
                    r.GetInt32(1),
                    Enumerable.Range(2, r.FieldCount - 2).Select(i => Number(r, i)).ToArray()
                ),
            [
                .. RangeParameters(scope, campaign),
                ("y31", on.AddYears(-31)),
                ("y36", on.AddYears(-36)),
                ("y46", on.AddYears(-46)),
                ("y56", on.AddYears(-56)),
                ("year", on.Year),
                (
                    "monthday",
                    database.IsSqlite
                        ? on.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                        : on.Month * 100 + on.Day
                ),
            ]
        );
        await database.ReadAsync(
            Children,
            r => (r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetInt32(3)),
            ("unit", scope.UnitId)
        );
        return rows;
    }

    private static string Each(string column, params int[] values) =>
        string.Join(", ", values.Select(v => $"""count(*) FILTER (WHERE p."{column}" = {v})"""));

    private static string Years(bool sqlite) =>
        sqlite
            ? """sum(@year - substr(p."BornOn", 1, 4) - (substr(p."BornOn", 6) > @monthday))"""
            : """
                sum(@year - extract(year from p."BornOn")::int
                    - CASE WHEN @monthday
                        < extract(month from p."BornOn")::int * 100 + extract(day from p."BornOn")::int
                        THEN 1 ELSE 0 END)
                """;

    private static int Number(DbDataReader row, int column) =>
        row.IsDBNull(column)
            ? 0
            : Convert.ToInt32(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);

    private static (string, object)[] SubjectParameters(UnitScope scope, int campaign) =>
        [("unit", scope.UnitId), ("scope", scope.Path), ("scopeEnd", UnitPath.End(scope.Path)), ("campaign", campaign)];

    private static (string, object)[] RangeParameters(UnitScope scope, int campaign) =>
        [
            ("campaign", campaign),
            ("path", scope.Path),
            ("end", UnitPath.End(scope.Path)),
            ("width", scope.Path.Length + UnitPath.SegmentLength),
        ];
}
