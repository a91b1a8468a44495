// One page for a call, letter or visit: answers show at once what follows from them, saving makes ready for the next.
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Intake;

public sealed partial class IntakePage(
    CaseDesk desk, IncomingDesk incomings, Office offices, IntakeQuery query, KnownCallers callers, CurrentUser user, TimeProvider clock, IJSRuntime script,
    IDialogService dialogs, NavigationManager nav)
{
    sealed record Saved(CaseNumber? Number, DateOnly? PromisedOn)
    {
        /// <summary>Tells one saving from the next.</summary>
        public string Id { get; } = Guid.NewGuid().ToString("N");
    }

    CallForm form = new();
    OfficeData? office;
    KnownCaller? known;
    /// <summary>Of the known caller's open case. Intake staff do not read cases, so it is looked for by an adviser alone.</summary>
    AppealLimit? knownLimit;
    (string? Phone, string? Cpr) asked;
    IReadOnlyList<OwnCall> own = [];
    List<FieldError> errors = [];
    Refusal? refused;
    Saved? saved;
    bool saving, readyForNext;

    DateOnly Today => clock.DanishToday;

    protected override async Task OnInitializedAsync()
    {
        // First what is filled in: the form shows with it, and what was typed about it before is put back on top.
        await ShowAsync();
        office = await offices.GetAsync();
        own = await query.TodayAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!readyForNext) return;
        readyForNext = false;
        await script.InvokeVoidAsync("ombudCall.next");
        await script.InvokeVoidAsync("ombudDrafts.done", "intake");
    }

    /// <summary>Shows what follows from an answer; looking up the caller never holds up the typing.</summary>
    async Task AnsweredAsync()
    {
        if (errors.Count > 0) errors = [.. errors.Where(CallCheck.Errors(form, T).Contains)];
        var now = (form.Phone, form.Cpr);
        if (now == asked) return;
        asked = now;
        if (!KnownCallers.CanAsk(form.Phone, form.Cpr))
        {
            (known, knownLimit) = (null, null);
            return;
        }
        var found = await callers.FindAsync(form.Phone, form.Cpr);
        var limit = await LimitAsync(found.OpenCase);
        if (asked == now) (known, knownLimit) = (found, limit);
    }

    async Task<AppealLimit?> LimitAsync(CaseNumber? open) =>
        open is { } number && user.Actor?.Is(Roles.Adviser) is true && await desk.FindAsync(number) is { } it && (await offices.GetAsync()).AppealsOf(it) is [var limit, ..] ? limit : null;

    async Task SaveAsync(CaseNumber? joins)
    {
        // The second of two presses, when the first has already saved and cleared the form.
        if (saving || saved is not null && !form.IsDirty) return;
        (saving, refused) = (true, null);
        try
        {
            errors = CallCheck.Errors(form, T);
            if (errors.Count > 0) return;
            var registration = form.ToRegistration(Today, joins, T);
            var (registered, no) = incoming is { } from
                ? await incomings.RegisterAsync(from.Id, registration)
                : await desk.RegisterAsync(registration, form.RetryKey);
            if (no is Refusal.InvalidInput invalid) errors = CallCheck.Errors(invalid, T);
            else if (no is not null) Refuse(no);
            else if (incoming is not null) await GoToCaseAsync(registered!.Number);
            else
            {
                var promised = form.CallBackOn ?? (joins is null ? registered!.DueOn : null);
                var mayTell = joins is null || user.Actor?.Is(Roles.Adviser) is true;
                saved = new(mayTell ? registered!.Number : null, promised);
                Restart();
                own = await query.TodayAsync();
            }
        }
        finally { saving = false; }
    }

    void Refuse(Refusal no)
    {
        refused = no;
        // What was saved under the key stands; pressing again saves what stands here now, as a call of its own.
        if (no is Refusal.RetryKeyReused) form.RetryKey = Guid.NewGuid().ToString("N");
        if (no is Refusal.AlreadyConcluded or Refusal.UnknownCase) known = null;
    }

    void Restart()
    {
        (form, known, knownLimit, asked, errors, refused, readyForNext) = (new(), null, null, default, [], null, true);
    }

    /// <summary>Esc: away from an empty form at once, from a begun one after asking.</summary>
    async Task DiscardAsync()
    {
        if (!form.IsDirty)
        {
            nav.NavigateTo("/");
            return;
        }
        var dialog = await dialogs.ShowAsync<DiscardDialog>("", Dialogs.Narrow);
        if (await dialog.Result is not { Canceled: false }) return;
        saved = null;
        Restart();
    }

    /// <summary>A draft brings its key back, so that a call that was saved in the moment of a break is not saved twice.</summary>
    void RestoreKey(ChangeEventArgs restored)
    {
        if (restored.Value is string { Length: 32 } key && key.All(char.IsAsciiHexDigitLower)) form.RetryKey = key;
    }

    string SavedTitle => saved?.Number is { } number ? T["Intake.Saved", number] : T["Intake.Saved.Joined"];
    string SavedText => saved?.PromisedOn is { } on ? T["Intake.Saved.Promise", Words.DateWithWeekday(on)] : T["Intake.Saved.NoPromise"];
    (string Title, string Why) Say(Refusal no) => no switch
    {
        Refusal.RetryKeyReused => (T["Intake.Refused.Saved"], T["Intake.Refused.Again"]),
        Refusal.AlreadyConcluded or Refusal.UnknownCase => (T["Intake.Refused.Title"], T["Intake.Refused.Closed"]),
        Refusal.NotAllowedForRole => (T["Intake.Refused.Title"], T["Intake.Refused.Role"]),
        _ => T.Say(no),
    };
}
