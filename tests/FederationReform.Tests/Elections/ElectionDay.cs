using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Elections;

/// <summary>
/// An election as its chair enters it, from the empty form to the confirmed count; every number is typed as a text.
/// </summary>
internal sealed class ElectionDay(Given given, UnitScope chair, Campaign campaign, Unit unit)
{
    /// <param name="elected">For a 妇委会 its unit.</param>
    public async Task<int> HeldAsync(ElectionSheet sheet, Unit? elected = null)
    {
        var id = await CountedAsync(sheet, elected);
        (await ConfirmAsync(id)).Should().BeEmpty();
        return id;
    }

    /// <summary>The same with its count still open.</summary>
    public async Task<int> CountedAsync(ElectionSheet sheet, Unit? elected = null)
    {
        var added = await given
            .Use<AddElection>()
            .RunAsync(chair, new(campaign.Id, unit.Id, sheet.Purpose, elected?.Id, Guid.NewGuid()));
        added.Violations.Should().BeEmpty();
        var id = added.ElectionId!.Value;
        await TypeAsync(
            id,
            sheet,
            [
                .. ElectionInputs.General.Select(i => i.Key),
                .. Enum.GetValues<Position>().Select(p => $"Seats.{p}"),
                .. sheet.Reasons.Keys.Select(ElectionFields.Reason),
            ]
        );

        var rows = sheet
            .Candidates.Select(c =>
                ElectionInputs.Candidates.ToDictionary(column => column.Key, column => column.Write(c))
            )
            .ToList();
        (await given.Use<AddCandidates>().RunAsync(chair, new(id, await VersionAsync(id), Guid.NewGuid(), rows)))
            .Should()
            .BeEmpty();
        for (var round = 0; round < sheet.Rounds.Count; round++)
        {
            (await given.Use<AddRound>().RunAsync(chair, new(id, await VersionAsync(id), Guid.NewGuid())))
                .Should()
                .BeEmpty();
            (await given.ElectionAsync(id)).Sheet.Rounds[round].Kind.Should().Be(sheet.Rounds[round].Kind);
            // On the sheet of the test the candidates have numbers of their own.
            var numbers = sheet.Candidates.Select((c, i) => (c.Id, i + 1)).ToDictionary(c => c.Id, c => c.Item2);
            var typed = sheet with
            {
                Rounds =
                [
                    .. sheet.Rounds.Select(r =>
                        r with
                        {
                            Votes = [.. r.Votes.Select(v => v with { Candidate = numbers[v.Candidate] })],
                        }
                    ),
                ],
                Candidates = [.. sheet.Candidates.Select(c => c with { Id = numbers[c.Id] })],
            };
            await TypeAsync(
                id,
                typed,
                [
                    .. ((string[])["Issued", "Returned", "Valid", "Void"]).Select(f => ElectionFields.Round(round, f)),
                    .. typed
                        .Rounds[round]
                        .Votes.SelectMany(v =>
                            ((string[])["For", "Against", "Abstain"]).Select(f =>
                                ElectionFields.Votes(round, v.Candidate, f)
                            )
                        ),
                ]
            );
        }
        return id;
    }

    public async Task<Violations> ConfirmAsync(int election) =>
        await given.Use<ConfirmElection>().RunAsync(chair, new(election, await VersionAsync(election), Guid.NewGuid()));

    public async Task<Violations> ReopenAsync(int election, string reason = "计票单抄错一行") =>
        await given
            .Use<ReopenElection>()
            .RunAsync(chair, new(election, await VersionAsync(election), Guid.NewGuid(), reason));

    /// <summary>What no count knows: who is in office for the first time, and that the result was reported.</summary>
    public async Task CompletedAsync()
    {
        var record = await given.ReformAsync(campaign, unit);
        var sheet = ResultSheet.Of(record.Result).WithBlanksFilled(ResultColumns.IndexOf("NewlyElected"), "是");
        (
            await given
                .Use<SaveResult>()
                .RunAsync(chair, new(campaign.Id, unit.Id, record.Version, Guid.NewGuid(), sheet))
        )
            .Violations.Should()
            .BeEmpty();
        var report = campaign.Takes == UnitLevel.Township ? StepCode.T10 : StepCode.V9;
        (
            await given
                .Use<SetStep>()
                .RunAsync(
                    chair,
                    new(
                        campaign.Id,
                        unit.Id,
                        (await given.ReformAsync(campaign, unit)).Version,
                        Guid.NewGuid(),
                        report,
                        new(2026, 7, 14),
                        null
                    )
                )
        )
            .Should()
            .BeEmpty();
    }

    public async Task<Violations> SubmitAsync() =>
        await given
            .Use<SubmitRecord>()
            .RunAsync(
                chair,
                new(campaign.Id, unit.Id, (await given.ReformAsync(campaign, unit)).Version, Guid.NewGuid())
            );

    public async Task<Violations> ApproveAsync(UnitScope staff) =>
        await given
            .Use<ApproveRecord>()
            .RunAsync(
                staff,
                new(campaign.Id, unit.Id, (await given.ReformAsync(campaign, unit)).Version, Guid.NewGuid())
            );

    public async Task<Violations> UnlockAsync(UnitScope staff) =>
        await given
            .Use<UnlockRecord>()
            .RunAsync(
                staff,
                new(
                    campaign.Id,
                    unit.Id,
                    (await given.ReformAsync(campaign, unit)).Version,
                    Guid.NewGuid(),
                    "会议日期有误"
                )
            );

    private async Task TypeAsync(int id, ElectionSheet sheet, IReadOnlyList<string> fields)
    {
        var now = (await given.ElectionAsync(id)).Sheet;
        var edits = fields
            .Select(f => new ElectionFieldEdit(
                f,
                ElectionInputs.Find(now, f)!.Write(now),
                ElectionInputs.Find(sheet, f)!.Write(sheet)
            ))
            .ToList();
        (await given.Use<SetElectionFields>().RunAsync(chair, new(id, Guid.NewGuid(), edits))).Should().BeEmpty();
    }

    private async Task<int> VersionAsync(int election) => (await given.ElectionAsync(election)).Version;
}
