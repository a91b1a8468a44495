// Declares a conflict of interest: who is shut out, on which ground, and who takes the case over.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Components.Moves;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class ConflictForm
{
    IReadOnlyList<FieldError> errors = [];
    ConflictGround? ground;
    string? who, successor;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    IReadOnlyList<Option<string>> Advisers =>
        [.. Office.Staff.Where(s => s.IsActive && s.Role == Roles.Adviser && !Seen.IsShutOut(new(s.Id))).Select(s => new Option<string>(s.Id, s.Name))];

    IReadOnlyList<Option<string>> Successors => [.. Advisers.Where(one => one.Value != who)];

    protected override void OnInitialized()
    {
        who = User.Required.Id.Value;
        successor = Office.Substitute?.Value;
    }

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        found.Need("conflict-who", who, T["CaseFile.Conflict.Who.Missing"]);
        if (ground is null) found.Add(new("conflict-ground", T["CaseFile.Conflict.Ground.Missing"]));
        if (Successors.All(one => one.Value != successor)) found.Add(new("conflict-successor", T["CaseFile.Conflict.Successor.Missing"]));
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, today) => it.DeclareConflict(new(who!), ground!.Value, new(successor!), today));
}
