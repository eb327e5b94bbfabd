using System.Collections.Frozen;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace FederationReform.Web.Layout;

/// <summary>
/// What the component library says by itself, in Chinese. Only the components that the portal uses; a test finds a text
/// that one of them has and that is missing here, for the library would then show it in English without a word.
/// </summary>
internal sealed class ChineseTexts : MudLocalizer
{
    private static readonly FrozenDictionary<string, string> texts = new Dictionary<string, string>
    {
        ["Converter_ConversionError"] = "填写的内容不能识别，请核对",
        ["Converter_ConversionFailed"] = "填写的内容不能识别，请核对",
        ["Converter_ConversionNotImplemented"] = "填写的内容不能识别，请核对",
        ["Converter_InvalidBoolean"] = "请填是或否",
        ["Converter_InvalidDateTime"] = "请填日期，例如 2026-08-01",
        ["Converter_InvalidGUID"] = "填写的内容不能识别，请核对",
        ["Converter_InvalidNumber"] = "请填数字",
        ["Converter_InvalidTimeSpan"] = "请填时间，例如 09:30",
        ["Converter_InvalidType"] = "填写的内容不能识别，请核对",
        ["Converter_NotValueOf"] = "请从列出的选项中选择",
        ["Converter_UnableToConvert"] = "填写的内容不能识别，请核对",
        ["MudAlert_Close"] = "关闭",
        ["MudChip_Close"] = "去掉",
        ["MudDialog_Close"] = "关闭",
        ["MudFormComponent_Required"] = "必填",
        ["MudInput_Clear"] = "清空",
        ["MudInput_Decrement"] = "减一",
        ["MudInput_Increment"] = "加一",
        ["MudNavGroup_ToggleExpand"] = "展开或收起{0}",
        ["MudRangeInput_End"] = "止",
        ["MudRangeInput_Start"] = "起",
        ["MudSelect_SelectAll"] = "全选",
        ["MudSnackbar_Close"] = "关闭",
        ["MudTabs_AddTab"] = "增加一页",
        ["MudTabs_CloseTab"] = "关闭这一页",
        ["MudTabs_ScrollDown"] = "向下",
        ["MudTabs_ScrollLeft"] = "向左",
        ["MudTabs_ScrollRight"] = "向右",
        ["MudTabs_ScrollUp"] = "向上",
    }.ToFrozenDictionary();

    public static bool Has(string key) => texts.ContainsKey(key);

    public override LocalizedString this[string key] =>
        texts.TryGetValue(key, out var text) ? new(key, text) : new(key, key, resourceNotFound: true);
}
