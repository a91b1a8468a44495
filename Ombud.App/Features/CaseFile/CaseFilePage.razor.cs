// One case: where it stands, what comes next, its deadline, points, parties and history.
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile;

public sealed partial class CaseFilePage
{
    CaseFacts? facts;
    Dossier? dossier;
    Refusal? refused;
    IDisposable? listening;
    string? news;
    int openedAt;
    bool found = true, hasNewContent, isShutOut;

    /// <summary>The case's number as it stands in the address.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }
    [CascadingParameter] public HttpContext? Http { get; set; }
    [Inject] CaseDesk Desk { get; set; } = null!;
    [Inject] LetterDesk Letters { get; set; } = null!;

    Case It => facts!.Case;

    string Summary => string.Join(" · ", new[]
    {
        T.Word(It.Kind),
        It.Department is { } department ? facts!.Office.NameOf(department) : T["CaseFile.NoDepartment"].Value,
        It.Handler is { } handler ? T["CaseFile.HandledBy", facts!.Office.NameOf(handler)].Value : T["CaseFile.NoHandler"].Value,
    });

    protected override async Task OnParametersSetAsync()
    {
        listening?.Dispose();
        (dossier, news, refused) = (null, null, null);
        var isNumber = CaseNumber.TryParse(Text, out var number);
        isShutOut = isNumber && await Rights.IsShutOutAsync(number);
        facts = isNumber ? await Query.ReadAsync(number) : null;
        found = facts is not null;
        // Machines get the status at once and the general page; the live page then says it in words of its own.
        if (!found && Http is { Response.HasStarted: false })
            Http.Response.StatusCode = isShutOut ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
        // The page comes first without content, then alive: only the live page opens the dossier, so one visit is one look.
        if (!found || !RendererInfo.IsInteractive) return;
        listening = Feed.Listen(changed => { if (changed.Number == number) _ = Task.Run(() => InvokeAsync(() => HearAsync(changed))); });
        await ReopenDossierAsync();
    }

    async Task HearAsync(CaseChanged changed)
    {
        facts = await Query.ReadAsync(changed.Number);
        if (facts is null) CloseToPerson();
        else if (changed.By != User.Actor?.Id)
        {
            news = T["CaseFile.News.Title", facts.Office.NameOf(changed.By), Words.Time(facts.Story[^1].At)];
            hasNewContent = facts.HasNewContentSince(openedAt);
        }
        StateHasChanged();
    }

    /// <summary>Whoever looks has been shut out meanwhile: what was open is put away, and the case is not listened to any more.</summary>
    void CloseToPerson()
    {
        (isShutOut, found, dossier, news) = (true, false, null, null);
        listening?.Dispose();
        Moves.Close();
    }

    async Task ReopenDossierAsync()
    {
        dossier = await Dossiers.OpenAsync(facts!.Number, Purpose.CaseHandling);
        (openedAt, hasNewContent, news) = (It.Version, false, null);
    }

    Task MoveAsync(CaseState target) => AfterAsync(Moves.OpenAsync(facts!.Number, target));

    Task OpenAsync<TForm>() where TForm : IComponent => OpenAsync<TForm>(null);

    Task OpenAsync<TForm>(Action<DialogParameters>? more) where TForm : IComponent =>
        AfterAsync(Moves.OpenAsync<TForm>(It, facts!.Office, Dialogs.Medium, more));

    Task OpenPartyAsync() => OpenAsync<Forms.PartyForm>(p => p["Party"] = dossier!.Party);

    Task OpenRepresentationAsync() => OpenAsync<Forms.RepresentationForm>(p => p["Known"] = dossier!.Representation);

    Task OpenCompanionAsync() => OpenAsync<Forms.CompanionForm>(p => p["Known"] = dossier!.Companion);

    Task OpenReferencesAsync() => OpenAsync<Forms.ReferencesForm>(p => p["Known"] = dossier!.References?.Numbers ?? []);

    Task OpenCorrectionAsync(Note corrected) => OpenAsync<Forms.NoteForm>(p => p["Corrects"] = corrected);

    Task OpenRemovalAsync(Document document) => OpenAsync<Forms.RemoveDocumentForm>(p => p["Document"] = document);

    async Task WriteLetterAsync()
    {
        if (hasNewContent) await ReopenDossierAsync();
        await OpenAsync<Forms.LetterForm>(p => p["Dossier"] = dossier);
    }

    Task EditLetterAsync(Guid id) => WithLetterAsync(id, known => OpenAsync<Forms.LetterForm>(p => (p["Dossier"], p["Known"]) = (dossier, known)));

    Task ApproveLetterAsync(Guid id) => WithLetterAsync(id, shown => OpenAsync<Forms.ApproveLetterForm>(p => (p["Dossier"], p["Letter"]) = (dossier, shown)));

    /// <summary>
    /// A form shows a letter and its recipients as they are, not as they were when the page was opened. One that was written just now may stand on the
    /// page before the content of the case is open again.
    /// </summary>
    async Task WithLetterAsync(Guid id, Func<Letter, Task> open)
    {
        if (hasNewContent || dossier?.Letters.Any(l => l.Id == id) is not true) await ReopenDossierAsync();
        if (dossier?.Letters.FirstOrDefault(l => l.Id == id) is { } letter) await open(letter);
        else refused = new Refusal.UnknownLetter();
    }

    Task HandleLetterAsync(Guid copy) => OpenAsync<Forms.FailedLetterForm>(p => (p["Letter"], p["Copy"], p["To"]) = (It.FindCopy(copy)!.Value.Letter, It.FindCopy(copy)!.Value.Copy, ToOf(copy)));

    string ToOf(Guid copy) =>
        dossier?.Letters.SelectMany(l => l.Copies ?? []).FirstOrDefault(c => c.Id == copy) is { } addressed ? T.Named([addressed.To], facts!.Office) : T.Word(It.FindCopy(copy)!.Value.Copy.Role);

    async Task DiscardLetterAsync(Guid id)
    {
        refused = await Letters.DiscardAsync(facts!.Number, id, It.Version);
        await ShowOwnChangeAsync();
    }

    async Task AfterAsync(Task<bool> form)
    {
        refused = null;
        if (await form) await ShowOwnChangeAsync();
    }

    async Task ShowOwnChangeAsync()
    {
        facts = await Query.ReadAsync(facts!.Number);
        if (facts is null) CloseToPerson();
        else if (facts.HasNewContentSince(openedAt)) await ReopenDossierAsync();
    }

    Task LiftConflictAsync(StaffId who) => DoAsync(it => it.LiftConflict(who, Clock.DanishToday));

    Task RepliedAsync(Guid hearing) => DoAsync(it => it.ReplyReceived(hearing, Clock.DanishToday, Clock.DanishToday));

    Task JournaliseAsync(JournalGap gap) => gap switch
    {
        { What: JournalGapKind.Contact } => DoAsync(it => it.SeeContacts()),
        { Document: { } document } => OpenAsync<Forms.JournaliseForm>(p => (p["Id"], p["Document"]) = (document, dossier!.Documents.FirstOrDefault(d => d.Id == document))),
        _ => OpenAsync<Forms.NoteForm>(),
    };

    Task CalledBackAsync() => DoAsync(it => it.CallBack(Clock.DanishToday));

    async Task DoAsync(Func<Case, Refusal?> act)
    {
        refused = await Desk.ChangeAsync(facts!.Number, act, It.Version);
        await ShowOwnChangeAsync();
    }

    IReadOnlyList<Step> Steps => CaseSteps.Of(facts!, T, Clock.DanishToday);

    async Task PrintedAsync()
    {
        if (dossier is not null) await Dossiers.PrintedAsync(facts!.Number);
    }

    async Task PrintAsync() => await Script.InvokeVoidAsync("print");

    public void Dispose() => listening?.Dispose();
}
