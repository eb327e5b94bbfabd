using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Evidence;
using FederationReform.Tree;
using FederationReform.Uploads;
using FluentAssertions;

namespace FederationReform.Tests.Support;

/// <summary>Papers that are uploaded and added through the use cases.</summary>
internal static class EvidenceCase
{
    /// <summary>签到表 of the congress.</summary>
    public static StepPaper SignInSheet { get; } = Paper("签到表");

    /// <summary>照片 of the congress.</summary>
    public static StepPaper Photo { get; } = Paper("照片");

    public static async Task<Guid> UploadedAsync(
        this Given given,
        UnitScope scope,
        byte[] file,
        string name = "IMG_0712.jpg",
        UploadUse use = UploadUse.Paper
    )
    {
        var upload = Guid.NewGuid();
        (await given.Use<BeginUpload>().RunAsync(scope, new(upload, name, file.Length, use)))
            .Violations.Should()
            .BeEmpty();
        for (var at = 0; at < file.Length; at += UploadRules.MaxPart)
            (
                await given
                    .Use<AppendUpload>()
                    .RunAsync(scope, new(upload, at, file[at..Math.Min(file.Length, at + UploadRules.MaxPart)]))
            )
                .Violations.Should()
                .BeEmpty();
        return upload;
    }

    /// <summary>The id of the file that was added for the paper.</summary>
    public static async Task<int> AddedAsync(
        this Given given,
        UnitScope scope,
        Campaign campaign,
        Unit unit,
        StepPaper paper,
        byte[]? file = null
    )
    {
        var upload = await given.UploadedAsync(scope, file ?? PhotoFile.Jpeg());
        (await given.Use<AddEvidence>().RunAsync(scope, new(campaign.Id, unit.Id, paper.Step, paper.Id, upload)))
            .Should()
            .BeEmpty();
        await using var db = given.Portal.OpenForSystem();
        return db.EvidenceFiles.Max(f => f.Id);
    }

    /// <summary>Every paper that the campaign asks for, with a photo.</summary>
    public static async Task AllAddedAsync(
        this Given given,
        UnitScope scope,
        Campaign campaign,
        Unit unit,
        Func<StepPaper, bool>? which = null
    )
    {
        foreach (var paper in campaign.Plan.Papers.Where(which ?? (_ => true)))
            await given.AddedAsync(scope, campaign, unit, paper);
    }

    private static StepPaper Paper(string name) =>
        StepPapers.Usual(UnitLevel.Village).Single(p => p.Step == StepCode.V6 && p.Name == name);
}
