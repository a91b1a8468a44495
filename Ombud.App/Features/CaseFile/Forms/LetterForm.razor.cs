// Writes a letter: its kind brings the text, the case brings the recipients, the adviser brings the words.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Components.Moves;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class LetterForm(LetterRecipients recipients)
{
    readonly Otherwise otherwise = new();
    readonly HashSet<DisclosedContent> discloses = [];
    readonly List<Guid> enclosed = [];
    readonly Guid id = Guid.CreateVersion7();
    IReadOnlyList<FieldError> errors = [];
    (IReadOnlyList<Recipient> To, Refusal? Refused) computed = ([], null);
    MergedLetter? begun;
    LetterKind kind;
    string language = "da";
    string? subject, text;
    int? point;
    DateOnly? replyBy;
    string? replyByProblem;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public required Dossier Dossier { get; set; }
    /// <summary>The draft to change; null: a new letter.</summary>
    [Parameter] public Letter? Known { get; set; }

    string Draft => Known is null ? "letter" : $"letter-{Known.Id:N}";

    IReadOnlyList<Option<string>> Languages => [new("da", T["CaseFile.Form.Letter.Danish"]), new("en", T["CaseFile.Form.Letter.English"])];

    IReadOnlyList<Option<int?>> Points => [.. Seen.Points.Select(p => new Option<int?>(p.Number, $"{p.Number}. {T.Word(p.Matter.Theme)}"))];

    /// <summary>Whose way may be chosen.</summary>
    IReadOnlyList<RecipientRole> Roles => kind.IsForDepartment ? [RecipientRole.Department] : [.. computed.To.Select(to => to.Role).Union(otherwise.Channels.Where(c => c.Value is not null).Select(c => c.Key))];

    bool MayAlsoParty => !kind.IsForDepartment && (otherwise.AlsoParty || computed.To.All(to => to.Role is not RecipientRole.Party));

    protected override async Task OnInitializedAsync()
    {
        if (Known is { } draft)
        {
            (kind, point, language, subject, text) = (draft.Kind, draft.Point, draft.Language, draft.Subject, draft.Text);
            otherwise.Begin(draft);
            discloses.UnionWith(draft.Discloses ?? []);
            enclosed.AddRange((draft.Enclosures ?? []).Select(one => one.Document));
            replyBy = draft.ReplyBy;
        }
        else
        {
            kind = Seen.HasWrittenToCitizen ? LetterKind.Answer : LetterKind.Acknowledgement;
            replyBy = kind.ReplyBy(Clock.DanishToday, Office.Calendar);
            await BeginAsync();
        }
        Compute();
    }

    /// <summary>Puts in the text of the kind, unless somebody has written into what stands there.</summary>
    async Task BeginAsync()
    {
        var next = await Drafts.BeginAsync(kind, language, Seen, Dossier, point);
        if (begun is null || text == begun.Text) text = next.Text;
        if (begun is null || subject == begun.Subject) subject = next.Subject;
        begun = next;
    }

    Task KindAsync(LetterKind? chosen) => AnewAsync(() => (kind, replyBy) = (chosen ?? kind, (chosen ?? kind).ReplyBy(Clock.DanishToday, Office.Calendar)));

    Task LanguageAsync(string? chosen) => AnewAsync(() => language = chosen ?? language);

    Task PointAsync(int? chosen) => AnewAsync(() => point = chosen);

    async Task AnewAsync(Action choose)
    {
        choose();
        Compute();
        await BeginAsync();
    }

    void Compute() =>
        computed = recipients.Of(kind, Dossier, Seen, Office, point, otherwise.Decision);

    void Choose(DisclosedContent what, bool chosen)
    {
        if (chosen) discloses.Add(what);
        else discloses.Remove(what);
    }

    /// <summary>Those that may be chosen, the newest first.</summary>
    IReadOnlyList<Document> Possible => [.. Enclosing.Possible(Dossier).Reverse()];

    /// <summary>Why what was chosen may not go along.</summary>
    Refusal? Closed => Enclosing.Check([.. enclosed.Select(one => new Enclosure(one, ""))], kind, Dossier, Clock.DanishToday, computed.To, discloses);

    void Enclose(Guid document, bool chosen)
    {
        enclosed.Remove(document);
        if (chosen) enclosed.Add(document);
    }

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (otherwise.Any) found.Need("letter-because", otherwise.Because, T["CaseFile.Form.Letter.Because.Missing"]);
        if (kind.IsForDepartment && discloses.Count == 0) found.Add(new("letter-discloses", T["Refusal.NothingDisclosed.Why"]));
        if (kind.DaysToReply is not null && replyByProblem is not null) found.Add(new(LetterWords.ReplyByField, replyByProblem));
        if (Closed is { } closed) found.Add(new("letter-enclosures", T.Say(closed).Why));
        found.Need(LetterWords.SubjectField, subject, T["CaseFile.Form.Letter.Subject.Missing"]);
        found.Need(LetterWords.TextField, text, T["CaseFile.Form.Letter.Text.Missing"]);
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) =>
        Letters.SaveAsync(Seen.Number, Known?.Id ?? id, kind, point, new(subject, text, language, otherwise.Decision, otherwise.Because, [.. discloses.Order()], kind.DaysToReply is null ? null : replyBy, [.. enclosed]), version, Known?.At);
}
