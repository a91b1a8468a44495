// Moving a card and giving it to somebody: what the drag layer, the keys and the menu ask for.
using Microsoft.JSInterop;
using Ombud.App.Components;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Board;

public sealed partial class BoardPage
{
    sealed record No(CaseNumber Number, string Title, string Why);

    BoardItem? carried;
    BoardItem? menuOf;
    bool isMenuNew;
    No? refused;

    [JSInvokable]
    public void PickUp(string number)
    {
        if (Find(number) is not { } item) return;
        (carried, menuOf, refused) = (item, null, null);
        news = $"{T["Board.Carrying", item.Number, T.Word(item.Facts.Theme)]} {T["Board.Allowed", AllowedInWords(item)]} {T["Board.EscCancels"]}";
        StateHasChanged();
    }

    /// <summary>The keyboard points at a column; its answer is read aloud.</summary>
    [JSInvokable]
    public void Aim(string column)
    {
        if (carried is not { } item || !Enum.TryParse<CaseState>(column, out var state)) return;
        news = item.Facts.Moves.FirstOrDefault(move => move.Target == state) switch
        {
            null => T["Board.News.Here", T.Word(state)],
            { Refused: { } why } => $"{T.Word(state)}. {T["Board.NotPossible"]} {T.Why(why)}",
            _ => $"{T.Word(state)}. {T.Opens(item.Facts, state)}",
        };
        StateHasChanged();
    }

    [JSInvokable]
    public async Task Drop(string? column)
    {
        if (carried is not { } item) return;
        carried = null;
        var isTarget = Enum.TryParse<CaseState>(column, out var target) && target != item.Facts.State;
        if (!isTarget) news = T["Board.News.Cancelled", item.Number];
        TakeNews();
        StateHasChanged();
        if (isTarget) await MoveAsync(item.Number, target);
    }

    [JSInvokable]
    public void OpenMenu(string number)
    {
        if (carried is not null || Find(number) is not { } item) return;
        (menuOf, isMenuNew, refused) = (item, true, null);
        StateHasChanged();
    }

    [JSInvokable]
    public void CloseMenu()
    {
        menuOf = null;
        StateHasChanged();
    }

    Task MoveFromMenuAsync(BoardItem item, CaseState target)
    {
        menuOf = null;
        return MoveAsync(item.Number, target);
    }

    async Task MoveAsync(CaseNumber number, CaseState target)
    {
        // The card may have changed while it was carried: what counts is how it stands now.
        if (Board.Find(number) is not { } item) return;
        if (item.Facts.Moves.FirstOrDefault(move => move.Target == target)?.Refused is { } why)
        {
            refused = new(number, T["Board.Refused", number, T.Word(target)], T.Why(why));
            StateHasChanged();
            return;
        }
        refused = null;
        if (item.Facts.State == target) return;
        if (await Forms.OpenAsync(number, target)) Snackbar.Add(T["Board.Moved", number, T.Word(target)]);
        else news = T["Board.News.Cancelled", number];
        StateHasChanged();
        await FocusAsync(number);
    }

    async Task AssignAsync(BoardItem item, StaffId? handler)
    {
        menuOf = null;
        if (await Desk.ChangeAsync(item.Number, it => it.Assign(handler)) is { } why)
            refused = new(item.Number, T["Board.RefusedHandler", item.Number], T.Why(why));
        else
            Snackbar.Add(handler is { } who ? T["Board.Given", item.Number, Board.Office.NameOf(who)] : T["Board.Freed", item.Number]);
        if (refused is null) await FocusAsync(item.Number);
    }

    async Task DismissAsync()
    {
        if (refused is not { } told) return;
        refused = null;
        await FocusAsync(told.Number);
    }

    async Task FocusAsync(CaseNumber number)
    {
        if (layer is not null) await layer.InvokeVoidAsync("focusCard", number.ToString());
    }

    BoardItem? Find(string number) => CaseNumber.TryParse(number, out var known) ? Board.Find(known) : null;

    string AllowedInWords(BoardItem item) =>
        string.Join(", ", item.Facts.Moves.Where(move => move.IsAllowed).Select(move => T.Word(move.Target)));
}
