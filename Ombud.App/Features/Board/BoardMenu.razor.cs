// The one menu "Flyt til …" of the board: where the case may go, where not and why, and who handles it.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Board;

public sealed partial class BoardMenu
{
    [Parameter, EditorRequired] public required BoardItem Item { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter] public StaffId? Me { get; set; }
    [Parameter] public EventCallback<CaseState> OnMove { get; set; }
    /// <summary>Null takes the handler away.</summary>
    [Parameter] public EventCallback<StaffId?> OnAssign { get; set; }

    IEnumerable<MoveOption> Allowed => Item.Facts.Moves.Where(move => move.IsAllowed);

    /// <summary>The advisers who could have the case instead.</summary>
    IEnumerable<(StaffId Id, string Name)> Others => Office.Staff
        .Where(s => s.IsActive && s.Role == Roles.Adviser && s.Id != Me?.Value && s.Id != Item.Facts.Handler)
        .Select(s => (new StaffId(s.Id), s.Name));

    static string IconOf(CaseState target) => target switch
    {
        CaseState.AdmissibilityChecked => Icons.Scale,
        CaseState.Mediated => Icons.Talk,
        CaseState.Concluded => Icons.CheckRing,
        _ => Icons.Undo,
    };
}
