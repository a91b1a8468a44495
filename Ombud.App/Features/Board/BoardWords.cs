// What the board says about a move, what it opens or why it cannot be made, and about whom a case is.
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Board;

public static class BoardWords
{
    public static string Opens(this IStringLocalizer<Texts> t, BoardFacts facts, CaseState target) => target switch
    {
        CaseState.AdmissibilityChecked => facts.Points == 1 ? t["Board.Opens.CheckOne"] : t["Board.Opens.Check", facts.Points],
        _ => t[$"Board.Opens.{target}"],
    };

    public static string Why(this IStringLocalizer<Texts> t, Refusal refused) => refused switch
    {
        Refusal.CheckFirst { Kind: HelpKind.Complaint } => t["Board.Why.CheckComplaintFirst"],
        Refusal.CheckFirst => t["Board.Why.CheckFirst"],
        Refusal.NothingAdmitted => t["Board.Why.NothingAdmitted"],
        Refusal.MoveNotAllowed { From: CaseState.Received } => t["Board.Why.NotChecked"],
        Refusal.MoveNotAllowed { From: CaseState.Concluded } => t["Board.Why.ReopenFirst"],
        Refusal.MoveNotAllowed { From: CaseState.Mediated } => t["Board.Why.NotBackFromMediated"],
        Refusal.MoveNotAllowed => t["Board.Why.NotBack"],
        Refusal.UnknownCase => t["Board.Why.UnknownCase"],
        Refusal.NotAllowedForRole => t["Board.Why.Role"],
        _ => t.Say(refused).Why,
    };

    public static string Name(this IStringLocalizer<Texts> t, PartyName party) => party switch
    {
        { IsUnreadable: true } => t["Board.Names.Unreadable"],
        { Name: { } name } => name,
        { IsAnonymous: true } => t["Board.Names.Anonymous"],
        _ => t["Board.Names.Unnamed"],
    };

    public static string InState(this IStringLocalizer<Texts> t, BoardItem item) => item switch
    {
        { Facts.ConcludedOn: { } on } => t["Board.ConcludedOn", Words.Date(on)],
        { Days: 0 } => t["Board.InStateToday"],
        _ => t["Board.InState", t.Days(item.Days)],
    };
}
