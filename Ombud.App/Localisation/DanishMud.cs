// Gives MudBlazor its words in Danish; English falls through to MudBlazor's own.
using System.Globalization;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Ombud.App.Localisation;

public sealed class DanishMud(IStringLocalizer<Mud> words) : MudLocalizer
{
    public override LocalizedString this[string key] =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "da" ? words[key] : new(key, key, resourceNotFound: true);
}
