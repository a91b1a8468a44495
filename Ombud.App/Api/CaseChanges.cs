// Changes a case for the API: the act and the texts that go with it, together or not at all.
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

sealed class CaseChanges(CaseDesk desk, Office office, CurrentUser user, TimeProvider clock)
{
    public async Task<IResult> JudgeAsync(string number, AdmissibilityBody sent, CancellationToken stop)
    {
        var bodies = (await office.GetAsync(stop)).Bodies.Where(b => b.IsActive).Select(b => b.Code).ToHashSet();
        var unknown = sent.Verdicts.Index().Where(v => v.Item.Body is { } body && !bodies.Contains(body.Value))
            .Select(v => new FieldProblem($"verdicts[{v.Index}].body", Problem.UnknownCode)).ToList();
        if (unknown.Count > 0) return new RefusalAnswer(new Refusal.InvalidInput(unknown));
        if (sent.Verdicts.Any(v => v.Admitted && v.Grounds is { Count: > 0 } && string.IsNullOrWhiteSpace(v.Reason)))
            return new RefusalAnswer(new Refusal.ReasonMissing());
        var verdicts = sent.Verdicts.Select(v => new PointVerdict(v.Point, v.Admitted, [.. (v.Grounds ?? []).Distinct()], v.Body)).ToList();
        return await ChangeAsync(number, sent.Version, sent.Verdicts.Index().SelectMany(v => TextsOf(v.Index, v.Item)),
            (it, today) => it.Judge(verdicts, sent.On ?? today, today), stop);
    }

    static IEnumerable<Written> TextsOf(int at, VerdictBody verdict) =>
    [
        new($"verdicts[{at}].reason", verdict.Admitted ? NoteKind.OverrideReason : NoteKind.AdmissibilityReason, verdict.Reason, verdict.Point),
        new($"verdicts[{at}].citizenText", NoteKind.CitizenText, verdict.CitizenText, verdict.Point),
    ];

    public Task<IResult> MediateAsync(string number, MediationBody sent, CancellationToken stop) =>
        ChangeAsync(number, sent.Version, [new("text", NoteKind.MeetingResult, sent.Text)],
            (it, today) => it.HoldMeeting(new HeldMeeting(sent.Kind, sent.On ?? today, sent.Result), today), stop);

    public Task<IResult> ConcludeAsync(string number, ConclusionBody sent, CancellationToken stop)
    {
        var outcomes = sent.Outcomes ?? [];
        var texts = outcomes.Index().Select(o => new Written($"outcomes[{o.Index}].reason", NoteKind.OutcomeReason, o.Item.Reason, o.Item.Point));
        return ChangeAsync(number, sent.Version, texts, (it, today) =>
            outcomes.Select(o => it.EndPoint(o.Point, o.Outcome)).FirstOrDefault(refused => refused is not null)
            ?? it.Conclude(sent.On ?? today, today, sent.AnsweredBy, sent.Unanswered), stop);
    }

    public Task<IResult> AnswerAsync(string number, AnswerBody sent, CancellationToken stop) =>
        ChangeAsync(number, sent.Version, [new("remark", NoteKind.AnswerRemark, sent.Remark)], (it, today) => sent.Notice is true
            ? it.Tell(sent.On ?? today, sent.Channel, today)
            : it.Answer(sent.On ?? today, sent.Channel, today), stop);

    public Task<IResult> DiscloseAsync(string number, DisclosureBody sent, CancellationToken stop) =>
        ChangeAsync(number, sent.Version, [new("remark", NoteKind.DisclosureRemark, sent.Remark)],
            (it, today) => it.Disclose(new Disclosure(sent.To, sent.What, sent.Why, sent.Channel, sent.On ?? today), today), stop);

    /// <summary>The department has answered a hearing.</summary>
    public Task<IResult> ReplyAsync(string number, string letter, ReplyBody sent, CancellationToken stop) =>
        ChangeAsync(number, sent.Version, [], (it, today) => Guid.TryParse(letter, out var hearing) ? it.ReplyReceived(hearing, sent.On ?? today, today) : new Refusal.UnknownLetter(), stop);

    async Task<IResult> ChangeAsync(
        string text, int? seenVersion, IEnumerable<Written> texts, Func<Case, DateOnly, Refusal?> act, CancellationToken stop)
    {
        if (!CaseNumber.TryParse(text, out var number)) return new RefusalAnswer(new Refusal.UnknownCase());
        var (written, refused) = Written.Check(texts);
        if (refused is not null) return new RefusalAnswer(refused);
        var (today, now) = (clock.DanishToday, clock.GetUtcNow());
        ChangedAnswer? answer = null;
        // Without a text there is no reason to open the dossier.
        refused = written.Count == 0
            ? await desk.ChangeAsync(number, it => Remember(act(it, today), it), seenVersion, stop)
            : await desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
                Remember(act(it, today) ?? Written.AddTo(it, dossier, written, user.Required.Id, now), it), seenVersion, stop);
        return refused is null ? Results.Ok(answer) : new RefusalAnswer(refused);

        Refusal? Remember(Refusal? no, Case it)
        {
            answer = new(it.Number, it.State, it.Version);
            return no;
        }
    }
}
