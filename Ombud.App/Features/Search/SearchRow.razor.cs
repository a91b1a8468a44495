// One case that was found: its facts, and where it matched in words. Nothing of what stands there is shown.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;
using Ombud.App.Vault;

namespace Ombud.App.Features.Search;

public sealed partial class SearchRow
{
    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    [Parameter, EditorRequired] public required MatchKinds Kinds { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public required DateOnly Today { get; set; }

    string Where
    {
        get
        {
            if (Kinds is MatchKinds.None) return T["Search.Where.Several"];
            var words = string.Join(", ", Enum.GetValues<MatchKinds>().Where(k => k is not MatchKinds.None && Kinds.HasFlag(k)).Select(k => T[$"Search.Where.{k}"]));
            return char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];
        }
    }
}
