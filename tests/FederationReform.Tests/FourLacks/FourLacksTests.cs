using FederationReform.Access;
using FederationReform.FourLacks;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.FourLacks;

public sealed class FourLacksTests
{
    private static readonly DateOnly today = new(2026, 7, 15);

    private static readonly FourLacksEntry mended = new()
    {
        PostsBefore = HasOrLacks.Lacks,
        PostsNow = HasOrLacks.Has,
        PostsEvidence = "浦委组〔2026〕8号",
        PostsOn = new(2026, 5, 1),
        MoneyBefore = HasOrLacks.Lacks,
        MoneyNow = HasOrLacks.Lacks,
    };

    [Fact]
    public void TickWithoutEvidence_IsRefused()
    {
        mended.Check(today).Should().BeEmpty();

        (mended with { PostsEvidence = null })
            .Check(today)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Violation>(v =>
                v.Field == "PostsEvidence"
                && v.Message == "岗位写了“有”，请写依据，例如文件的文号或看得到的事实；没有依据的写“缺”。"
            );
        new FourLacksEntry { StaffBefore = HasOrLacks.Has, StaffNow = HasOrLacks.Has }
            .Check(today)
            .Select(v => v.Field)
            .Should()
            .Equal("StaffEvidence");
    }

    [Fact]
    public void HalfAnAnswerAndWrongDays_AreRefused()
    {
        FourLacksEntry.Blank.Check(today).Select(v => v.Field).Should().Equal("PostsBefore");
        (mended with { MoneyNow = null, OfficeNow = HasOrLacks.Lacks, PostsOn = today.AddDays(1) })
            .Check(today)
            .Select(v => v.Field)
            .Should()
            .Equal("PostsOn", "MoneyNow", "OfficeBefore");
        (mended with { MoneyOn = today })
            .Check(today)
            .Select(v => v.Message)
            .Should()
            .Equal("经费的解决日期只在改革前缺、现在有的时候填写。");
    }

    [Fact]
    public void Entry_WritesWhatItReads_AndIsOrderedByItsLatestDay()
    {
        var entry = mended with
        {
            StaffBefore = HasOrLacks.Lacks,
            StaffNow = HasOrLacks.Has,
            StaffEvidence = "聘社工 1 名",
            StaffOn = new(2026, 6, 1),
        };
        var violations = new Violations();

        Entries
            .Read<FourLacksEntry>(key => FourLacksEntry.Inputs.Single(i => i.Key == key).Write(entry), violations)
            .Should()
            .Be(entry);

        violations.Should().BeEmpty();
        entry.On.Should().Be(new DateOnly(2026, 6, 1));
    }

    /// <summary>
    /// Of three townships two are entered: each column has its own base, and the one that is not entered is listed.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Figures_SayWhoLackedWhatAndWhatWasMended(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var first = await given.TownshipAsync(county);
        var second = await given.TownshipAsync(county, "东坑镇");
        await given.TownshipAsync(county, "石陂镇");
        var village = await given.VillageAsync(first);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        var chair = await given.AccountAsync(Role.TownshipChair, first);
        await AddAsync(chair, first, mended);
        await AddAsync(
            staff,
            second,
            new()
            {
                PostsBefore = HasOrLacks.Has,
                PostsNow = HasOrLacks.Has,
                PostsEvidence = "改革前就有主席 1 名",
            }
        );

        (await given.Use<AddEntry<FourLacksEntry>>().RunAsync(chair, new(first.Id, mended, Guid.NewGuid())))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("EntryTwice", "a township has one");
        (await given.Use<AddEntry<FourLacksEntry>>().RunAsync(chair, new(village.Id, mended, Guid.NewGuid())))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("NotKeptHere");

        var figures = (await given.Use<FourLacksQuery>().RunAsync(staff))!;
        (figures.InUse, figures.Entered, figures.NotEntered).Should().Be((3, 2, 1));
        figures
            .Counts.Select(c => (c.Lack, c.Known, c.Before, c.Now, c.Mended, Share: c.MendedShare.ToString()))
            .Should()
            .Equal(
                (Lack.Posts, 2, 1, 0, 1, "100.00%（1/1）"),
                (Lack.Money, 1, 1, 1, 0, "0.00%（0/1）"),
                (Lack.Office, 0, 0, 0, 0, "—"),
                (Lack.Staff, 0, 0, 0, 0, "—")
            );
        figures.Counts[0].Change.Should().Be(-1);
        figures.Townships.Select(t => t.Unit.Name).Should().Equal("清溪镇", "东坑镇", "石陂镇");
        foreach (var count in figures.Counts)
        {
            (await ListedAsync(count.Lack, LackSelection.Before)).Should().Be(count.Before);
            (await ListedAsync(count.Lack, LackSelection.Now)).Should().Be(count.Now);
            (await ListedAsync(count.Lack, LackSelection.Mended)).Should().Be(count.Mended);
            (await ListedAsync(count.Lack, LackSelection.Unknown)).Should().Be(figures.InUse - count.Known);
        }
        (await given.Use<FourLacksQuery>().RunAsync(chair))!.InUse.Should().Be(1);
        (await given.Use<FourLacksQuery>().RunAsync(chair, county.Id)).Should().BeNull();
        (await given.Use<FourLacksQuery>().RunAsync(chair, second.Id)).Should().BeNull();
        var administrator = await given.AccountAsync(Role.Administrator, county);
        (await given.Use<FourLacksQuery>().RunAsync(administrator)).Should().BeNull();

        async Task<int> ListedAsync(Lack lack, LackSelection selection) =>
            (await given.Use<FourLacksQuery>().RunAsync(staff, null, lack, selection))!.Townships.Count;

        async Task AddAsync(UnitScope who, Unit township, FourLacksEntry entry) =>
            (await given.Use<AddEntry<FourLacksEntry>>().RunAsync(who, new(township.Id, entry, Guid.NewGuid())))
                .Should()
                .BeEmpty();
    }
}
