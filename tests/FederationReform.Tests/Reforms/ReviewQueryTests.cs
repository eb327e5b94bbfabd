using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Reforms;

public sealed class ReviewQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task FirstSubmission_ShowsResultStepsAndNext(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        await village.SubmittedAsync(village.Villages[2]);
        given.Clock.Advance(TimeSpan.FromHours(1));
        await village.SubmittedAsync(village.Villages[0]);

        var review = await given
            .Use<ReviewQuery>()
            .RunAsync(village.Staff, village.Campaign.Id, village.Villages[0].Id);

        (review!.Number, review.SubmittedBy, review.Since, review.OthersWaiting).Should().Be((1, "张主席", null, 1));
        review.Previous!.UnitName.Should().Be("河口3村", "it was handed in an hour before");
        review.Result.Members.Should().HaveCount(11);
        review
            .Next.Should()
            .Be(
                new NextReview(village.Campaign.Id, village.Villages[2].Id, "河口3村", "清溪镇"),
                "behind the last comes the first"
            );
        (await given.Use<ReviewQuery>().RunAsync(village.Staff, village.Campaign.Id, village.Villages[1].Id))
            .Should()
            .BeNull("it does not wait");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Resubmission_ShowsWhatWasAskedAndWhatChanged(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var second = Results.Valid.Members[1].Name;
        await village.ReturnedAsync(
            reason: "请核对",
            remarks:
            [
                new(nameof(CongressResult.Entitled), "与名单不符"),
                new(RecordFields.Member(second), "学历请核对"),
                new("V9", "缺文号"),
                new(nameof(CongressResult.Place), "写全称"),
            ]
        );
        await given.ReformAsync(village.Campaign, village.Village, r =>
            r.SetStep(
                StepCode.V9,
                new(StepCode.V9, new(2026, 7, 12), "批复〔2026〕3号", "张主席", given.Clock.UtcNow()),
                given.Clock.UtcNow()
            )
        );
        var record = await given.ReformAsync(village.Campaign, village.Village, r =>
            r.SaveResult(
                Results.Valid with
                {
                    Entitled = 35,
                    Members =
                    [
                        .. Results.Valid.Members.Select(m =>
                            m.Name == second ? m with { Education = Education.Bachelor } : m
                        ),
                    ],
                },
                given.Clock.UtcNow()
            )
        );
        (
            await given
                .Use<SubmitRecord>()
                .RunAsync(village.Chair, new(village.Campaign.Id, village.Village.Id, record.Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();

        var since = (
            await given.Use<ReviewQuery>().RunAsync(village.Staff, village.Campaign.Id, village.Village.Id)
        )!.Since;

        (since!.Number, since.Reason).Should().Be((1, "请核对"));
        since
            .Remarks.Select(r => (r.Label, r.Changed))
            .Should()
            .Equal(("应到人数", true), (second, true), ("步骤“报结果”", true), ("会议地点", false));
        since
            .Changes.Select(c => c.Words)
            .Should()
            .Equal(
                new FieldChange("应到人数", "36", "35"),
                new FieldChange($"{second}：文化程度", "大专", "本科"),
                new FieldChange("步骤“报结果”", "2026-07-10", "2026-07-12（批复〔2026〕3号）")
            );
        // Beside each value, what stood there.
        since.In(nameof(CongressResult.Entitled))!.Old.Should().Be("36");
        since.In(RecordFields.Member(second), "Education")!.Old.Should().Be("大专");
        since.In(RecordFields.Member(second), "Occupation").Should().BeNull();
        since.In(nameof(CongressResult.Place)).Should().BeNull();
    }

    /// <summary>A person who was renamed has her change beside her new name, and one who came is new.</summary>
    [Fact]
    public void Change_IsFoundUnderTheNameOfNow()
    {
        var (renamed, came) = (Results.Valid.Members[1], Results.Valid.Members[^1]);
        var after = Results.Valid with
        {
            Members =
            [
                .. Results.Valid.Members.Select(m => m == renamed ? m with { Name = "许秀云" } : m).SkipLast(1),
                came with
                {
                    Name = "黄新枝",
                    Birth = new(new(1990, 1, 1)),
                    Phone = "13900007777",
                },
            ],
        };

        var changes = ResultDifference.Of(Results.Valid, after);

        changes
            .Single(c => c.Now == RecordFields.Member("许秀云") && c.Column == "Name")
            .Words.Old.Should()
            .Be(renamed.Name);
        changes.Single(c => c.Now == RecordFields.Member("黄新枝") && c.Column is null).Words.Old.Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WithdrawnSubmission_IsNotWhatItIsComparedWith(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var first = await village.SubmittedAsync();
        await given
            .Use<WithdrawSubmission>()
            .RunAsync(village.Chair, new(village.Campaign.Id, village.Village.Id, first.Version, Guid.NewGuid()));
        await village.SubmittedAsync();

        (await given.Use<ReviewQuery>().RunAsync(village.Staff, village.Campaign.Id, village.Village.Id))!
            .Since.Should()
            .BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnlockedRecord_IsComparedWithWhatWasApproved(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var approved = await village.ApprovedAsync();
        await given
            .Use<UnlockRecord>()
            .RunAsync(
                village.Staff,
                new(village.Campaign.Id, village.Village.Id, approved.Version, Guid.NewGuid(), "地点有误")
            );
        await village.SubmittedAsync(result: Results.Valid with { Place = "小学礼堂" });

        var since = (
            await given.Use<ReviewQuery>().RunAsync(village.Staff, village.Campaign.Id, village.Village.Id)
        )!.Since;

        since!.Reason.Should().Be("地点有误");
        since.Changes.Select(c => c.Words).Should().Equal(new FieldChange("会议地点", "村部会议室", "小学礼堂"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Sender_DoesNotReview(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();

        (await given.Use<ReviewQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id))
            .Should()
            .BeNull();
        (
            await given
                .Use<ReviewQuery>()
                .RunAsync(
                    await given.AccountAsync(Role.UpperReader, village.County),
                    village.Campaign.Id,
                    village.Village.Id
                )
        )
            .Should()
            .BeNull();
    }
}
