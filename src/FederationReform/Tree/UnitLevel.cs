namespace FederationReform.Tree;

/// <summary>
/// The level at which a unit stands. Kept apart from <see cref="UnitKind"/>: a street and a town are both at township
/// level.
/// </summary>
public enum UnitLevel
{
    /// <summary>全国: the single root of the tree.</summary>
    Nation = 0,
    Province = 1,
    Prefecture = 2,
    County = 3,

    /// <summary>乡、镇、街道、园区</summary>
    Township = 4,

    /// <summary>村、社区</summary>
    Village = 5,

    /// <summary>
    /// 机关、学校、医院、企业: has a 妇委会 of its own and stands below the unit that looks after it.
    /// </summary>
    Institution = 6,
}
