using System.Data.Common;
using System.Globalization;
using FederationReform.Access;
using FederationReform.Registers;
using FederationReform.Tree;

namespace FederationReform.Benchmarks;

/// <summary>The pages of registers as somebody would write them who knows the tables and nothing of this program.</summary>
internal sealed class HandWrittenRegisters(BenchmarkDatabase database, UnitScope scope)
{
    private readonly string year = database.IsSqlite
        ? """CAST(strftime('%Y', "On") AS INTEGER)"""
        : """date_part('year', "On")::int""";

    /// <summary>Years, types, both counts, the first page with its units, and the units above them.</summary>
    /// <param name="number">The column that says for how many things an entry stands; null where there is none.</param>
    /// <returns>How many entries there are.</returns>
    public async Task<long> ListAsync(RegisterKind kind, string? number)
    {
        var table = $"\"{kind}\"";
        await UnitAsync();
        await database.ReadAsync(
            $"""SELECT {year}, count(*) FROM {table} WHERE {Range} AND "On" IS NOT NULL GROUP BY 1""",
            r => (r.GetInt32(0), r.GetInt64(1)),
            Parameters
        );
        await database.ReadAsync(
            $"""SELECT "Category", count(*) FROM {table} WHERE {Range} AND "Category" IS NOT NULL GROUP BY 1""",
            r => (r.GetInt32(0), r.GetInt64(1)),
            Parameters
        );
        var things = number is null ? "" : $""", sum(coalesce("Entry_{number}", 1))""";
        var found = await CountAsync($"SELECT count(*){things} FROM {table} WHERE {Range}");
        var paths = await database.ReadAsync(
            $"""
            SELECT e.*, u."Name", u."Level", u."Path" FROM {table} e JOIN "Units" u ON u."Id" = e."UnitId"
            WHERE {Range} ORDER BY e."On" DESC, e."Id" DESC LIMIT {EntryListQuery<Ledger.Activity>.PageSize}
            """,
            r =>
            {
                var values = new object[r.FieldCount];
                r.GetValues(values);
                return (string)values[^1];
            },
            Parameters
        );
        var above = paths.SelectMany(UnitPath.SelfAndAncestors).Distinct().Where(p => scope.Covers(p));
        await database.ReadAsync(
            $"""SELECT "Path", "Name" FROM "Units" WHERE "Path" IN ({string.Join(",", above.Select(p => $"'{p}'"))})""",
            r => (r.GetString(0), r.GetString(1))
        );
        await CountAsync($"SELECT count(*) FROM {table} WHERE {Range}");
        return found;
    }

    /// <returns>场次</returns>
    public async Task<long> ActivitiesAsync()
    {
        await UnitAsync();
        await database.ReadAsync("""SELECT "UnitPath", "Rules" FROM "ActivityTypes" """, r => r.GetString(0));
        var groups = await database.ReadAsync(
            $"""
            SELECT substr("UnitPath", 1, @width), "Entry_Type", "Entry_Venue", sum(coalesce("Entry_Sessions", 1)),
                sum("Entry_People"), sum("Entry_Fen"), sum("Entry_Leaflets")
            FROM "Activities" WHERE {Range} GROUP BY 1, 2, 3
            """,
            r => (r.GetString(0), r.GetInt32(1), Number(r, 2), Number(r, 3), Number(r, 4), Number(r, 5), Number(r, 6)),
            Parameters
        );
        await ChildrenAsync();
        return groups.Sum(g => g.Item4);
    }

    /// <returns>Organisations that stand today.</returns>
    public async Task<long> OrganisationsAsync()
    {
        await UnitAsync();
        var counts = await database.ReadAsync(
            $"""
            SELECT substr("UnitPath", 1, @width), "Entry_Type", sum(coalesce("Entry_Number", 1)),
                sum(coalesce("Entry_Covered", "Entry_Number", 1)), {string.Join(
                ", ",
                Enumerable.Range(1, 5).Select(way => Sum($"\"Entry_Way\" = {way}"))
            )}, {Sum("\"Entry_MiddleRank\"")}, {Sum("\"Entry_MiddleRank\" IS NOT NULL")}, {Sum("\"Entry_FullTime\"")}
            FROM "Organisations" WHERE {Range} AND {Standing} GROUP BY 1, 2
            """,
            r => (r.GetString(0), r.GetInt32(1), Number(r, 2), Number(r, 3), Number(r, 9), Number(r, 10)),
            Parameters
        );
        await database.ReadAsync(
            $"""
            SELECT "UnitPath", "Entry_Type", "Entry_Number", "On", "Entry_Source", "Entry_Printed"
            FROM "OrganisationBases" WHERE {Range} AND "On" <= @today ORDER BY "On" DESC, "Id" DESC
            """,
            r => (r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetFieldValue<DateOnly>(3), Text(r, 4), Text(r, 5)),
            Parameters
        );
        await database.ReadAsync(
            $"""
            SELECT "Path" FROM "Units"
            WHERE "Path" >= @path AND "Path" < @end AND "ValidTo" IS NULL AND "Level" <= {Township}
            """,
            r => r.GetString(0),
            Parameters
        );
        await ChildrenAsync();
        await database.ReadAsync(
            $"""
            SELECT u."Kind", count(*) FROM "Committees" c JOIN "Units" u ON u."Id" = c."UnitId"
            WHERE c."UnitPath" >= @path AND c."UnitPath" < @end AND c."EndedOn" IS NULL
                AND u."Level" = {(int)UnitLevel.Institution} GROUP BY 1
            """,
            r => (r.GetInt32(0), r.GetInt64(1)),
            Parameters
        );
        await database.ReadAsync(
            $"""
            SELECT u."Id", u."Name", u."Level", o."Title", o."Id", o."Entry_Type" FROM "Organisations" o
            JOIN "Units" u ON u."Id" = o."UnitId"
            WHERE {Range} AND {Standing} AND "Entry_MiddleRank" AND "Entry_Type" <= 4
            ORDER BY "UnitPath", o."Id" LIMIT 300
            """,
            r => (r.GetInt32(0), r.GetString(1), r.GetInt32(2), r.GetString(3)),
            Parameters
        );
        return counts.Sum(c => c.Item3);
    }

    /// <returns>Sessions held in homes.</returns>
    public async Task<long> HomesAsync(int ofYear)
    {
        await UnitAsync();
        await database.ReadAsync("""SELECT "UnitPath", "Rules" FROM "HomeRules" """, r => r.GetString(0));
        await database.ReadAsync(
            $"""
            SELECT substr("UnitPath", 1, @width), u."Level", "Entry_Type", "Entry_Site", "Entry_Nameplate",
                "Entry_Haves", "Entry_Functions", sum(coalesce("Entry_Number", 1))
            FROM "Homes" h JOIN "Units" u ON u."Id" = h."UnitId" WHERE {Range} AND {Standing}
            GROUP BY 1, 2, 3, 4, 5, 6, 7
            """,
            r =>
                (r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), Number(r, 5), Number(r, 6), Number(r, 7)),
            Parameters
        );
        await database.ReadAsync(
            $"""
            SELECT substr(u."Path", 1, @width), u."Level", count(*), count(h."UnitId")
            FROM "Units" u LEFT JOIN ({WithHome}) h ON h."UnitId" = u."Id" WHERE {Places} GROUP BY 1, 2
            """,
            r => (r.GetString(0), r.GetInt32(1), r.GetInt64(2), r.GetInt64(3)),
            Parameters
        );
        var held = await database.ReadAsync(
            $"""
            SELECT substr("UnitPath", 1, @width), sum(coalesce("Entry_Sessions", 1)), sum("Entry_People")
            FROM "Activities" WHERE {Range} AND "On" >= @first AND "On" < @next AND "Entry_Venue" IN (1, 2) GROUP BY 1
            """,
            r => (r.GetString(0), Number(r, 1), Number(r, 2)),
            [.. Parameters, ("first", Day(new(ofYear, 1, 1))), ("next", Day(new(ofYear + 1, 1, 1)))]
        );
        await ChildrenAsync();
        await database.ReadAsync(
            $"""
            SELECT u."Id", u."Name", u."Level" FROM "Units" u LEFT JOIN ({WithHome}) h ON h."UnitId" = u."Id"
            WHERE {Places} AND u."Level" = {Village} AND h."UnitId" IS NULL ORDER BY u."Path" LIMIT 400
            """,
            r => (r.GetInt32(0), r.GetString(1), r.GetInt32(2)),
            Parameters
        );
        return held.Sum(h => h.Item2);
    }

    /// <returns>人次 of those who are listed, and of those who are only counted.</returns>
    public async Task<long> TrainingsAsync()
    {
        await UnitAsync();
        foreach (var key in (string[])["\"Entry_Level\"", year])
        {
            await database.ReadAsync(
                $"""
                SELECT {key}, count(*), sum("Entry_Others") FROM "Trainings" WHERE {Range} AND "On" IS NOT NULL GROUP BY 1
                """,
                r => (Number(r, 0), Number(r, 1), Number(r, 2)),
                Parameters
            );
            await database.ReadAsync(
                $"""
                SELECT k, count(*), count(DISTINCT a."PersonId") FROM "TrainingAttendances" a
                JOIN (SELECT "Id", {key} AS k FROM "Trainings" WHERE {Range} AND "On" IS NOT NULL) t
                    ON t."Id" = a."TrainingId"
                GROUP BY 1
                """,
                r => (Number(r, 0), Number(r, 1), Number(r, 2)),
                Parameters
            );
        }
        var sums = await database.ReadAsync(
            $"""SELECT count(*), sum("Entry_Others") FROM "Trainings" WHERE {Range} AND "On" IS NOT NULL""",
            r => Number(r, 1),
            Parameters
        );
        var listed = await database.ReadAsync(
            $"""
            SELECT count(*), count(DISTINCT a."PersonId") FROM "TrainingAttendances" a
            JOIN "Trainings" t ON t."Id" = a."TrainingId"
            WHERE t."UnitPath" >= @path AND t."UnitPath" < @end AND t."On" IS NOT NULL
            """,
            r => Number(r, 0),
            Parameters
        );
        return sums[0] + listed[0];
    }

    /// <returns>Committees in office.</returns>
    public async Task<long> LivedDutiesAsync(DateOnly first, DateOnly last)
    {
        await UnitAsync();
        (string, object)[] parameters = [.. Parameters, ("first", Day(first)), ("last", Day(last))];
        var committees = await database.ReadAsync(
            """
            SELECT c."UnitPath", u."Id", u."Name", u."Level", count(p."Id"), count(p."Duties") FROM "Committees" c
            JOIN "Units" u ON u."Id" = c."UnitId"
            LEFT JOIN "Posts" p ON p."CommitteeId" = c."Id" AND p."EndOn" IS NULL
            WHERE c."UnitPath" >= @path AND c."UnitPath" < @end AND c."EndedOn" IS NULL AND u."ValidTo" IS NULL
            GROUP BY c."Id", c."UnitPath", u."Id", u."Name", u."Level"
            """,
            r => (r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetInt32(3), r.GetInt64(4), r.GetInt64(5)),
            parameters
        );
        await database.ReadAsync(
            $"""
            SELECT "UnitPath", count(*) FROM "RotaTurns" WHERE {Range} AND "Month" >= @first AND "Month" <= @last
            GROUP BY 1
            """,
            r => (r.GetString(0), r.GetInt64(1)),
            parameters
        );
        await database.ReadAsync(
            """
            SELECT d."UnitPath", count(DISTINCT p."PersonId") FROM "Deeds" d
            JOIN "Posts" p ON p."UnitId" = d."UnitId" AND p."EndOn" IS NULL
            JOIN "People" n ON n."Id" = p."PersonId" AND n."Name" = d."Entry_Name"
            WHERE d."UnitPath" >= @path AND d."UnitPath" < @end AND d."On" >= @first AND d."On" <= @last GROUP BY 1
            """,
            r => (r.GetString(0), r.GetInt64(1)),
            parameters
        );
        foreach (var table in (string[])["Activities", "Deeds", "Meetings"])
            await database.ReadAsync(
                $"""
                SELECT "UnitPath", count(*) FILTER (WHERE "On" >= @first), max("On") FROM "{table}"
                WHERE {Range} AND "On" <= @last GROUP BY 1
                """,
                r => (r.GetString(0), Number(r, 1), r.GetFieldValue<DateOnly>(2)),
                parameters
            );
        await ChildrenAsync();
        return committees.Count;
    }

    private const string Range = "\"UnitPath\" >= @path AND \"UnitPath\" < @end";

    private const string Standing =
        "(\"On\" IS NULL OR \"On\" <= @today) AND (\"Entry_EndedOn\" IS NULL OR \"Entry_EndedOn\" > @today)";

    private const int Township = (int)UnitLevel.Township;

    private const int Village = (int)UnitLevel.Village;

    private static readonly string Places =
        "u.\"Path\" >= @path AND u.\"Path\" < @end AND u.\"ValidTo\" IS NULL "
        + $"AND u.\"Level\" IN ({Township}, {Village})";

    private static readonly string WithHome =
        $"SELECT DISTINCT \"UnitId\" FROM \"Homes\" WHERE {Range} AND \"Entry_Type\" = 1 AND {Standing}";

    private static string Sum(string when) => $"sum(CASE WHEN {when} THEN coalesce(\"Entry_Number\", 1) ELSE 0 END)";

    private (string, object)[] Parameters =>
        [
            ("path", scope.Path),
            ("end", UnitPath.End(scope.Path)),
            ("width", scope.Path.Length + UnitPath.SegmentLength),
            ("unit", scope.UnitId),
            ("today", Day(TimeProvider.System.Today())),
        ];

    // The embedded engine has no dates; they are texts that sort as the days do.
    private object Day(DateOnly day) =>
        database.IsSqlite ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day;

    private async Task UnitAsync() =>
        await database.ReadAsync(
            """SELECT "Id", "Name", "Level", "Path" FROM "Units" WHERE "Id" = @unit""",
            r => (r.GetInt32(0), r.GetString(1), r.GetInt32(2), r.GetString(3)),
            Parameters
        );

    private async Task ChildrenAsync() =>
        await database.ReadAsync(
            """SELECT "Path", "Id", "Name", "Level", "ValidTo" FROM "Units" WHERE "ParentId" = @unit ORDER BY "Path" """,
            r => (r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetInt32(3)),
            Parameters
        );

    private async Task<long> CountAsync(string sql) =>
        (await database.ReadAsync(sql, r => r.GetInt64(0), Parameters))[0];

    private static long Number(DbDataReader row, int column) =>
        row.IsDBNull(column) ? 0 : Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
