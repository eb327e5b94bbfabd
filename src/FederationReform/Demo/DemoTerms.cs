using FederationReform.Accounts;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>
/// What happened to committees outside the campaign: three townships whose committees were registered before their own
/// election, one of them due and one past its term; and in three townships a village that lost its chair, one that
/// found a successor, and one whose executive moved away.
/// </summary>
internal sealed class DemoTerms(DemoStage stage, DemoPeople people, ElectionRules rules)
{
    private static readonly Resolution SecondMeeting = new("第一届二次执委会议", "镇党委批复（演示文件）");

    private static readonly string[] Townships = ["富岭镇", "石陂镇", "莲塘镇"];

    private static readonly string[] Duties =
    [
        "主持全面工作，联系县妇联",
        "协助主席，负责权益维护和信访",
        "家庭教育、儿童之家",
        "巾帼创业、电商培训",
        "文体活动、广场舞队",
    ];

    /// <summary>
    /// Registers the committees of townships as they stand; their members were elected at a congress some years ago.
    /// </summary>
    public IReadOnlyList<Committee> Register(IReadOnlyDictionary<Unit, Account> chairs)
    {
        var committees = new List<Committee>();
        foreach (var (township, chair) in chairs)
        {
            var electedOn = township.Name switch
            {
                "富岭镇" => stage.Today.AddYears(-5).AddDays(118),
                "水北街镇" => stage.Today.AddYears(-5).AddDays(-43),
                "古楼乡" => stage.Today.AddYears(-2).AddDays(-11),
                _ => (DateOnly?)null,
            };
            if (electedOn is not { } day)
                continue;
            var members = people.Committee(15, 3, day, rules);
            members[0] = members[0] with { Name = chair.DisplayName };
            List<ElectedMember> team =
            [
                members[0],
                members[1] with
                {
                    Position = Position.FullTimeViceChair,
                },
                .. members[2..4].Select(m => m with { Position = Position.PartTimeViceChair }),
                .. members[4..],
            ];
            var committee = Committee.Create(
                township,
                new(day, 5, Number: 14),
                Seats.Of(team.ConvertAll(m => m.Position), 17)
            );
            foreach (
                var (post, duties) in CommitteeFormation
                    .Join(committee, team, [], new(WayIn.Elected, day, Resolution.None))
                    .Zip(Duties)
            )
                post.TakeDuties(duties);
            committees.Add(committee);
        }
        return committees;
    }

    /// <summary>Writes the audit records of the registrations; call it when the committees have ids.</summary>
    public void RecordRegistered(IReadOnlyList<Committee> committees, IReadOnlyDictionary<Unit, Account> chairs)
    {
        foreach (var committee in committees)
        {
            var (township, chair) = chairs.Single(c => c.Key.Id == committee.UnitId);
            Record(
                chair,
                AuditEvent.CommitteeRegistered,
                committee,
                stage.Begins.AddDays(2),
                $"登记{township.Name}现任{CommitteeWords.Term(committee.Form, committee.Number)}，"
                    + $"{committee.ElectedOn:yyyy年M月d日}产生"
            );
        }
    }

    /// <param name="formed">The committees that the campaign formed, with their ids.</param>
    public void Change(IReadOnlyList<Committee> formed, IReadOnlyDictionary<Unit, Account> chairs)
    {
        foreach (var (township, chair) in chairs.Where(c => Townships.Contains(c.Key.Name)))
        {
            var settled = formed
                .Where(c => UnitPath.Contains(township.Path, c.UnitPath) && c.ElectedOn.AddDays(16) <= stage.Today)
                .OrderBy(c => c.ElectedOn)
                .ThenBy(c => c.UnitPath)
                .ToList();
            if (settled.Count < 3)
                continue;
            Resign(chair, settled[0]);
            Succeed(chair, settled[1]);
            Replace(chair, settled[2]);
        }
    }

    private void Resign(Account actor, Committee committee)
    {
        var chair = committee.Posts.Single(p => p.Position == Position.Chair);
        End(
            actor,
            committee,
            chair,
            new(
                WayOut.Resigned,
                committee.ElectedOn.AddDays(12),
                SecondMeeting with
                {
                    UpperConsentOn = committee.ElectedOn.AddDays(11),
                }
            )
        );
    }

    private void Succeed(Account actor, Committee committee)
    {
        var (chair, deputy) = (
            committee.Posts.Single(p => p.Position == Position.Chair),
            committee.Posts.First(p => p.Position is Position.PartTimeViceChair or Position.FullTimeViceChair)
        );
        End(actor, committee, chair, new(WayOut.Reassigned, committee.ElectedOn.AddDays(11), SecondMeeting));
        chair.HoldTalk(committee.ElectedOn.AddDays(11));
        var facts = new ElectedMember
        {
            Name = deputy.Person.Name,
            Position = Position.Chair,
            InTwoCommittees = deputy.InTwoCommittees,
            FormerDirector = deputy.FormerDirector,
            NewlyElected = deputy.NewlyElected,
        };
        Join(
            actor,
            AuditEvent.PositionChanged,
            committee,
            deputy.Person,
            facts,
            new(
                WayIn.ByElected,
                committee.ElectedOn.AddDays(13),
                SecondMeeting with
                {
                    UpperConsentOn = committee.ElectedOn.AddDays(12),
                }
            )
        );
    }

    private void Replace(Account actor, Committee committee)
    {
        End(
            actor,
            committee,
            committee.Posts.Last(p => p.Position == Position.Executive),
            new(WayOut.MovedAway, committee.ElectedOn.AddDays(11), SecondMeeting)
        );
        ElectedMember member;
        do member = people.Committee(1, 0, committee.ElectedOn, rules)[0] with { Position = Position.Executive };
        while (committee.Posts.Exists(p => p.Person.Name == member.Name));
        var person = Person.Create(committee.UnitId, committee.UnitPath, member);
        person.LivesAt("福州市鼓楼区");
        Join(
            actor,
            AuditEvent.PostAdded,
            committee,
            person,
            member,
            new(WayIn.Added, committee.ElectedOn.AddDays(13), SecondMeeting)
        );
    }

    private void End(Account actor, Committee committee, Post post, PostEnding ending)
    {
        post.End(ending);
        Record(
            actor,
            AuditEvent.PostEnded,
            committee,
            ending.On,
            $"{CodeLists.Position.Name(post.Position)}{post.Person.Name}"
                + $"{ending.Way.Name()}（{ending.Decided.Words(ending.On)}）"
        );
    }

    private void Join(
        Account actor,
        AuditEvent what,
        Committee committee,
        Person person,
        ElectedMember member,
        PostBeginning beginning
    )
    {
        CommitteeFormation.Join(committee, person, member, beginning);
        Record(
            actor,
            what,
            committee,
            beginning.On,
            $"{beginning.Way.Name()}{person.Name}为{CodeLists.Position.Name(member.Position)}"
                + $"（{beginning.Decided.Words(beginning.On)}）"
        );
    }

    private void Record(Account actor, AuditEvent what, Committee committee, DateOnly day, string summary)
    {
        var record = AuditRecord.Of(
            new(actor.Id, actor.DisplayName, null),
            what,
            Guid.NewGuid(),
            ChinaTime.StartOf(day).AddHours(15),
            summary
        );
        record.IsAbout(committee.Subject);
        stage.Records.Add(record);
    }
}
