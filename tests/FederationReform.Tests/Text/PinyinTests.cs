using FederationReform.Text;
using FluentAssertions;

namespace FederationReform.Tests.Text;

public sealed class PinyinTests
{
    [Theory]
    [
        InlineData("单建华", "shanjianhua", "sjh"),
        InlineData("解秀英", "xiexiuying", "xxy"),
        InlineData("曾丽", "zengli", "zl"),
        InlineData("仇梅", "qiumei", "qm")
    ]
    [
        InlineData("查兰", "zhalan", "zl"),
        InlineData("覃芳", "qinfang", "qf"),
        InlineData("尉迟兰", "yuchilan", "ycl"),
        InlineData("尉兰", "weilan", "wl"),
        InlineData("欧阳红", "ouyanghong", "oyh")
    ]
    [
        InlineData("区小妹", "ouxiaomei", "oxm"),
        InlineData("盖玉", "geyu", "gy"),
        InlineData("朴英", "piaoying", "py"),
        InlineData("乐云", "yueyun", "yy"),
        InlineData("吕绿", "lvlv", "ll")
    ]
    [
        InlineData("王单", "wangdan", "wd"),
        InlineData("阿合买提·巴扎尔", "ahemaitibazhaer", "ahmtbze"),
        InlineData("查干·巴特尔", "chaganbateer", "cgbte"),
        InlineData("张㛃", "zhangjie", "zj"),
        InlineData("Ann Lee", "annlee", "annlee")
    ]
    [InlineData("王𠮷\U0002EBF0", "wang", "w"), InlineData("", "", "")]
    public void Person_IsReadWithHerSurnamesOwnReading(string name, string full, string initials) =>
        Pinyin.OfPerson(name).Should().Be(new NamePinyin(full, initials));

    [Theory]
    [
        InlineData("南平市", "nanpingshi", "nps"),
        InlineData("查田镇", "chatianzhen", "ctz"),
        InlineData("3组", "3zu", "3z")
    ]
    public void Place_IsReadAsItIsWritten(string name, string full, string initials) =>
        Pinyin.OfPlace(name).Should().Be(new NamePinyin(full, initials));

    [Theory]
    [
        InlineData("南平市", "np"),
        InlineData("南平市", "nanping"),
        InlineData("南平市", "NanPing"),
        InlineData("南平市", "nan ping"),
        InlineData("南平市", "ｎｐ"),
        InlineData("上河口村", "hk"),
        InlineData("上河口村", "hekou")
    ]
    [
        InlineData("厦门市", "xm"),
        InlineData("厦门市", "xiamen"),
        InlineData("重庆市", "chongqing"),
        InlineData("长乐区", "changle"),
        InlineData("吕村", "lv"),
        InlineData("吕村", "lü"),
        InlineData("西安市", "xi'an")
    ]
    public void Place_IsFoundByWhatIsTyped(string name, string typed) =>
        Pinyin.PlaceKeys(name).Should().Contain(" " + Pinyin.Typed(typed));

    [Theory]
    [InlineData("南平市", "anping"), InlineData("南平市", "ns"), InlineData("河口村", "ekou")]
    public void Place_IsNotFoundFromInsideASyllable(string name, string typed) =>
        Pinyin.PlaceKeys(name).Should().NotContain(" " + Pinyin.Typed(typed));

    [Theory]
    [
        InlineData("覃芳", "tanfang", "tf"),
        InlineData("单建华", "danjianhua", "djh"),
        InlineData("王茜", "wangxi", "wx"),
        InlineData("尉迟兰", "weichilan", "wcl"),
        InlineData("王芳", null, null)
    ]
    public void Person_HasASecondWayToBeRead(string name, string? full, string? initials) =>
        Pinyin.OtherOfPerson(name).Should().Be(full is null ? null : new NamePinyin(full, initials!));

    [Theory]
    [
        InlineData("南平"),
        InlineData("12"),
        InlineData(""),
        InlineData(null),
        InlineData("n%"),
        InlineData("np_"),
        InlineData("n=1")
    ]
    public void OtherText_IsNotPinyin(string? typed) => Pinyin.Typed(typed).Should().BeNull();

    [Fact]
    public void Keys_AreNeverLongerThanTheirColumn()
    {
        foreach (
            var name in (string[])
                [
                    "重长行乐朝重长行乐朝重长行乐朝",
                    string.Concat(Enumerable.Repeat("壮", 100)),
                    "阿卜杜拉·买买提·伊斯拉木江·吐尔逊·买买提",
                ]
        )
            Pinyin.PlaceKeys(name).Length.Should().BeInRange(10, Pinyin.KeysLength);
    }
}
