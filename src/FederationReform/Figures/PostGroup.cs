using System.Linq.Expressions;
using FederationReform.People;

namespace FederationReform.Figures;

/// <summary>The group of posts whose figures are shown.</summary>
public enum PostGroup
{
    Everyone,
    Leaders,
    Chairs,
    ViceChairs,
    FullTimeViceChairs,
    PartTimeViceChairs,
    Others,
}

public static class PostGroups
{
    public static string Name(this PostGroup group) =>
        group switch
        {
            PostGroup.Everyone => "全体成员",
            PostGroup.Leaders => "主席、副主席",
            PostGroup.Chairs => "主席",
            PostGroup.ViceChairs => "副主席",
            PostGroup.FullTimeViceChairs => "专职副主席",
            PostGroup.PartTimeViceChairs => "兼职副主席",
            PostGroup.Others => "其他执委",
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };

    internal static Expression<Func<Holder, bool>> Condition(this PostGroup group) =>
        group switch
        {
            PostGroup.Everyone => h => true,
            PostGroup.Leaders => h =>
                h.Post.Position == Position.Chair
                || h.Post.Position == Position.FullTimeViceChair
                || h.Post.Position == Position.PartTimeViceChair,
            PostGroup.Chairs => h => h.Post.Position == Position.Chair,
            PostGroup.ViceChairs => h =>
                h.Post.Position == Position.FullTimeViceChair || h.Post.Position == Position.PartTimeViceChair,
            PostGroup.FullTimeViceChairs => h => h.Post.Position == Position.FullTimeViceChair,
            PostGroup.PartTimeViceChairs => h => h.Post.Position == Position.PartTimeViceChair,
            PostGroup.Others => h =>
                h.Post.Position == Position.Executive || h.Post.Position == Position.StandingMember,
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };
}
