// A card as plain HTML, drawn again only when its case, its name or the office's names have changed. Its keys and presses are heard by the board.
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Board;

public sealed partial class BoardCard
{
    (BoardItem, OfficeData, PartyName?) drawn;

    [Parameter, EditorRequired] public required BoardItem Item { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    /// <summary>Null while names are not shown.</summary>
    [Parameter] public PartyName? Party { get; set; }

    StaffId? Handler => Item.Facts.Handler is { } id ? new StaffId(id) : null;
    string Labels => Party is null ? $"card-{Item.Number}" : $"card-{Item.Number} party-{Item.Number}";
    string? Department => Item.Facts.Department is { } code ? Office.NameOf(new DepartmentCode(code)) : null;

    protected override void OnInitialized() => drawn = (Item, Office, Party);

    protected override bool ShouldRender()
    {
        if (drawn == (Item, Office, Party)) return false;
        drawn = (Item, Office, Party);
        return true;
    }

    // Markup instead of a component an icon: a board of 200 cards would otherwise carry a thousand of them.
    static MarkupString Svg(string icon) => new(
        $"""<svg class="i" width="15" height="15" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{icon}</svg>""");
}
