namespace FederationReform.Access;

/// <summary>What an account is for. One account has one role at one unit.</summary>
public enum Role
{
    /// <summary>系统管理员: accounts and units, not the federation's records.</summary>
    Administrator = 1,

    /// <summary>县(市)妇联工作人员: opens campaigns, reviews, returns and approves.</summary>
    CountyStaff = 2,

    /// <summary>乡镇妇联主席: enters and submits the results of the township's villages.</summary>
    TownshipChair = 3,

    /// <summary>村(社区)妇联: fills in the record of its own village; the township chair submits it.</summary>
    VillageFederation = 4,

    /// <summary>只读上级: prefecture or province, looks and changes nothing.</summary>
    UpperReader = 5,
}
