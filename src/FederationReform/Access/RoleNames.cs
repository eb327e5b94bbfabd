namespace FederationReform.Access;

public static class RoleNames
{
    public static string Name(this Role role) =>
        role switch
        {
            Role.Administrator => "系统管理员",
            Role.CountyStaff => "县（市）妇联工作人员",
            Role.TownshipChair => "乡镇妇联主席",
            Role.VillageFederation => "村（社区）妇联",
            Role.UpperReader => "只读上级",
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };
}
