// One letter template in one language: its text, what it becomes with invented values, and its versions.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain;
using Ombud.Domain.Letters;

namespace Ombud.App.Features.Settings;

public sealed partial class TemplatePage(
    TemplateHistoryQuery history, OfficeDesk desk, Office offices, IDialogService dialogs, TimeProvider clock)
{
    bool found = true, saving, isShown;
    TemplateInForce? open;
    OfficeData? office;
    IReadOnlyList<TemplateVersion> versions = [];
    IReadOnlyList<FieldError> errors = [];
    MergedLetter? preview;
    string? subject, body;
    Refusal? refused;
    /// <summary>The version that the text on the page began as; a draft brings its own back.</summary>
    int seen;
    /// <summary>Tells one saving from the next.</summary>
    string? saved;

    [Parameter] public required string Kind { get; set; }
    [SupplyParameterFromQuery] public string? Language { get; set; }

    public static string AddressOf(TemplateKind kind, string language) => $"/settings/templates/{Kebab.Of(kind)}?language={language}";

    bool IsRights => open!.Kind is TemplateKind.Rights;
    bool IsTheBuiltIn => open!.IsBuiltIn && !HasUnsaved;
    bool HasUnsaved => (subject, body) != (open!.Subject, open.Body);
    string DraftKey => $"template.{Kebab.Of(open!.Kind)}.{open.Language}";

    string? ErrorAt(string id) => errors.FirstOrDefault(error => error.FieldId == id)?.Message;

    protected override async Task OnParametersSetAsync()
    {
        found = Kebab.TryRead<TemplateKind>(Kind, out var kind);
        var language = BuiltInTemplates.Languages.FirstOrDefault(one => one == Language) ?? BuiltInTemplates.Languages[0];
        if (!found || (open is not null && (open.Kind, open.Language) == (kind, language))) return;
        office ??= await offices.GetAsync();
        await OpenAsync(kind, language);
        saved = null;
    }

    /// <summary>All at once, so that the page never shows one template's text under another's name.</summary>
    async Task OpenAsync(TemplateKind kind, string language)
    {
        var past = await history.ReadAsync(kind, language);
        // Not from memory: what another node saved a moment ago is what is edited here.
        var newest = past is [var last, ..] ? new(kind, language, last.Version, last.Subject, last.Body) : TemplateInForce.BuiltIn(kind, language);
        (open, versions, subject, body, seen) = (newest, past, newest.Subject, newest.Body, newest.Version);
        (errors, refused, preview) = ([], null, null);
        Look();
    }

    void SetSubject(string? typed)
    {
        subject = typed;
        Look();
    }

    void SetBody(string? typed)
    {
        body = typed;
        Look();
    }

    /// <summary>The preview, and which errors are mended. What cannot be read leaves the last preview as it was.</summary>
    void Look()
    {
        var (read, problems) = Template.Parse(open!.Kind, subject, body);
        isShown = read is not null;
        if (read is not null) preview = read.Merge(BuiltInTemplates.Samples(open.Language));
        if (errors.Count > 0) errors = [.. errors.Where(problems.Select(Say).Contains)];
    }

    FieldError Say(TemplateProblem problem) => new(
        problem.Part is TemplatePart.Subject ? "subject" : "body",
        T[$"Word.TemplateFault.{problem.Fault}", $"{MergeFields.Open}{problem.Field}{MergeFields.Close}", problem.Line, problem.Limit ?? 0]);

    async Task SaveAsync()
    {
        if (saving) return;
        saved = null;
        errors = [.. Template.Parse(open!.Kind, subject, body).Problems.Select(Say)];
        if (errors.Count == 0) await PutAsync(subject, body);
    }

    Task SaveAnywayAsync()
    {
        if (versions is [var newest, ..]) seen = newest.Version;
        return SaveAsync();
    }

    async Task PutAsync(string? newSubject, string? newBody)
    {
        (saving, refused, saved) = (true, null, null);
        try
        {
            var no = await desk.SaveTemplateAsync(open!.Kind, open.Language, newSubject, newBody, seen);
            if (no is Refusal.InvalidInput invalid) errors = [.. invalid.Problems.Select(problem => new FieldError(problem.Field, T.Say(problem)))];
            else if (no is not null)
            {
                if (no is Refusal.TemplateChanged) versions = await history.ReadAsync(open.Kind, open.Language);
                refused = no;
            }
            else
            {
                await OpenAsync(open.Kind, open.Language);
                saved = Guid.NewGuid().ToString("N");
            }
        }
        finally { saving = false; }
    }

    Task ShowAsync(TemplateVersion one) =>
        ShowAsync(T["Settings.Templates.Version", one.Version], $"{office!.NameOf(one.By)} · {T.Moment(one.At, clock.DanishToday)}", one.Subject, one.Body);

    Task ShowBuiltInAsync()
    {
        var builtIn = TemplateInForce.BuiltIn(open!.Kind, open.Language);
        return ShowAsync(T["Settings.Templates.BuiltInText"], null, builtIn.Subject, builtIn.Body);
    }

    async Task ShowAsync(string title, string? kicker, string oldSubject, string oldBody)
    {
        var shown = await dialogs.ShowAsync<VersionDialog>(null, new DialogParameters<VersionDialog>
        {
            { d => d.Title, title }, { d => d.Kicker, kicker }, { d => d.Language, open!.Language }, { d => d.Subject, oldSubject }, { d => d.Body, oldBody },
            { d => d.MayUse, (oldSubject, oldBody) != (open.Subject, open.Body) || HasUnsaved }, { d => d.HasUnsaved, HasUnsaved },
        }, Dialogs.Medium);
        if (await shown.Result is { Canceled: false }) await PutAsync(oldSubject, oldBody);
    }

    void RestoreSeen(ChangeEventArgs restored)
    {
        if (int.TryParse(restored.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) seen = version;
    }
}
