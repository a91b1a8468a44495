// Saves letter templates: each time a new version, so that what was in force on any day can still be read.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Post;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.App.Desk;

public sealed partial class OfficeDesk
{
    /// <summary>Puts a template into force. The same text once more is no new version.</summary>
    /// <param name="seen">The version that was opened; 0 for the one that Ombud comes with.</param>
    public async Task<Refusal?> SaveTemplateAsync(
        TemplateKind kind, string language, string? subject, string? body, int seen, CancellationToken stop = default)
    {
        using var command = Measures.Command("office-changed");
        if (await AllowedAsync() is not { } actor) return command.Ended(new Refusal.NotAllowedForRole());
        var clean = (Subject: CleanOf(subject, Template.SubjectLimit, multiline: false), Body: CleanOf(body, Template.BodyLimit, multiline: true));
        List<FieldProblem> problems = [.. Template.Parse(kind, clean.Subject, clean.Body).Problems.Select(ProblemOf)];
        if (!Enum.IsDefined(kind)) problems.Add(new("kind", Problem.UnknownCode));
        if (!BuiltInTemplates.Languages.Contains(language)) problems.Add(new("language", Problem.UnknownCode));
        if (problems.Count > 0) return command.Ended(new Refusal.InvalidInput(problems));
        var code = Kebab.Of(kind);
        var refused = await gate.WriteAsync<Refusal?>(async db =>
        {
            var newest = await db.LetterTemplates.AsNoTracking().Where(t => t.Kind == code && t.Language == language).OrderByDescending(t => t.Version).FirstOrDefaultAsync(stop);
            var (was, text) = newest is null ? (0, BuiltInTemplates.Of(kind, language)) : (newest.Version, (newest.Subject, newest.Body));
            if (text == (clean.Subject, clean.Body)) return null;
            if (was != seen)
                return newest is null ? new Refusal.InvalidInput([new("version", Problem.UnknownCode)]) : new Refusal.TemplateChanged(new StaffId(newest.SavedBy), newest.SavedAt);
            db.LetterTemplates.Add(new()
            {
                Kind = code, Language = language, Version = was + 1, Subject = clean.Subject!, Body = clean.Body!, SavedAt = clock.GetUtcNow(), SavedBy = actor.Id.Value,
            });
            await SaveAsync(db, actor, stop);
            return null;
        }).OrRefusedAsync();
        if (refused is null) templates.Forget();
        return command.Ended(refused);
    }

    /// <summary>Too long a text stays as it is: it is refused, not worked on.</summary>
    static string? CleanOf(string? text, int limit, bool multiline) =>
        text?.Length > limit ? text : PlainText.Clean(text, multiline);

    static FieldProblem ProblemOf(TemplateProblem problem)
    {
        var field = problem.Part is TemplatePart.Subject ? "subject" : "body";
        return problem.Fault switch
        {
            TemplateFault.Empty => new(field, Problem.Missing),
            TemplateFault.TooLong => new(field, Problem.TooLong, problem.Limit),
            TemplateFault.UnknownField => new(field, Problem.UnknownMergeField, problem.Line),
            TemplateFault.FieldMissing => new(field, Problem.MergeFieldMissing),
            TemplateFault.FieldNotInSubject => new(field, Problem.MergeFieldNotHere),
            _ => new(field, Problem.LoneBraces, problem.Line),
        };
    }
}
