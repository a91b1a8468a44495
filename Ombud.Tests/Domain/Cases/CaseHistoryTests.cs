// Whatever is tried on a case, its state follows the table of moves, and its history replayed gives the same case.
using System.Text.Json;
using CsCheck;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class CaseHistoryTests
{
    delegate Refusal? Verb(Case it, DateOnly on);

    static readonly Gen<Verb> GenVerb = Gen.OneOf(
        Make(Gen.Select(Gen.Enum<ExclusionGround>(), Gen.Bool, Gen.Int[0, 3]), x => (it, on) => it.Judge(Verdicts(it, x.Item1, x.Item2, x.Item3), on, on)),
        Make(Gen.Select(Gen.Enum<MeetingKind>(), Gen.Enum<MeetingResult>()), x => (it, on) => it.HoldMeeting(new(x.Item1, on, x.Item2), on)),
        Make(Gen.Select(Gen.Int[0, 4], Gen.Enum<Outcome>()), x => (it, _) => it.EndPoint(x.Item1, x.Item2)),
        Make(Gen.Enum<Channel>(), x => (it, on) => it.Answer(on, x, on)),
        Make(Gen.Enum<Channel>(), x => (it, on) => it.Tell(on, x, on)),
        Make(Gen.Bool, x => (it, on) => it.Conclude(on, unanswered: x ? NoAnswerReason.CannotBeReached : null)),
        Make(Gen.Select(Gen.Enum<ReopeningReason>(), Gen.Bool), x => (it, on) => it.Reopen(x.Item1, on, on.AddDays(14), on.AddDays(14), x.Item2)),
        Make(Gen.Enum<Theme>(), x => (it, _) => it.AddPoint(new(x))),
        Make(Gen.Select(Gen.Enum<Channel>(), Gen.Bool), x => (it, on) => it.AddContact(new(x.Item1, false, on), on, on, x.Item2)),
        Gen.Const<Verb>((it, _) => it.SeeContacts()),
        Make(Gen.Enum<DocumentSource>(), x => (it, on) => it.AddDocument(Guid.NewGuid(), on, on, x)),
        Make(Gen.Enum<NoteKind>(), x => (it, _) => it.AddNote(Guid.NewGuid(), x)),
        Make(Gen.Int[1, 3], x => (it, on) => it.NoteDecision(x, on, null, on)),
        Make(Gen.Int[1, 40], x => (it, on) => it.MoveDue(on.AddDays(x), DelayReason.Absence)),
        Make(Gen.Int[0, 31], x => (it, _) => it.SetFlags((CaseFlags)x)),
        Make(Gen.Enum<Channel>(), x => (it, on) => it.RecordObjection(on, x, on)),
        Make(Gen.Enum<Channel>(), x => (it, on) => it.TellLimits(on, x, on)),
        Gen.Const<Verb>((it, on) => it.WithdrawObjection(on, on)),
        Make(Gen.Select(Gen.Enum<Channel>(), Gen.Enum<DisclosurePurpose>()), x => (it, on) => it.Disclose(new(new("social"), [DisclosedContent.Matter], x.Item2, x.Item1, on), on)),
        Make(Gen.Select(Gen.Bool, Gen.Enum<SensitiveCategory>()), x => (it, _) => it.MarkSensitive(x.Item1, x.Item2)),
        Make(Gen.Enum<AskedOfCitizen>(), x => (it, on) => it.WaitForCitizen(x, on, on)),
        Make(Gen.Enum<AskedOfCitizen>(), x => (it, on) => it.CitizenReplied(x, on, on)),
        Gen.Const<Verb>((it, on) => it.FlagForReview(on)),
        Gen.Const<Verb>((it, on) => it.Archive(on, on)),
        Make(Gen.Enum<ReviewDecision>(), x => (it, on) => it.Review(x, on)),
        Gen.Const<Verb>((it, on) => it.CallBack(on)),
        Gen.Const<Verb>((it, _) => it.AddNote(Guid.NewGuid(), NoteKind.JournalNote)));

    static Gen<Verb> Make<T>(Gen<T> gen, Func<T, Verb> verb) => gen.Select(verb);

    static readonly Gen<(HelpKind Kind, (Verb Act, int Wait)[] Acts)> GenLife =
        Gen.Select(Gen.Enum<HelpKind>(), Gen.Select(GenVerb, Gen.Int[0, 200]).Array[0, 40]);

    [Fact]
    public void History_replayed_equals_state_and_no_illegal_move_happens() => GenLife.Sample(life =>
    {
        var it = A.Received(life.Kind);
        var on = A.Today;
        foreach (var (act, wait) in life.Acts)
        {
            on = on.AddDays(wait);
            var (before, version, facts) = (it.State, it.Version, Facts(it));
            var refused = act(it, on);
            if (refused is not null && (it.Version != version || Facts(it) != facts)) return false;
            if (it.State != before && !before.Next.Contains(it.State)) return false;
            if (it.State is CaseState.Concluded && it.Points.Any(p => p.Outcome is null)) return false;
            if (it.State is CaseState.Mediated && !it.Points.Any(p => p.IsAdmitted)) return false;
        }
        return Facts(Case.Replay(it.Fresh)) == Facts(it) && it.Version == it.Fresh.Count;
    }, iter: 3000);

    static PointVerdict[] Verdicts(Case it, ExclusionGround ground, bool admit, int upTo) =>
        [.. it.Points.Take(upTo).Select(p => admit ? PointVerdict.Admit(p.Number) : PointVerdict.Decline(p.Number, new("datatilsynet"), ground))];

    /// <summary>Everything a case says of itself but what is new since loading.</summary>
    static string Facts(Case it) => string.Join('\n', typeof(Case).GetProperties()
        .Where(p => p.Name != nameof(Case.Fresh)).OrderBy(p => p.Name, StringComparer.Ordinal)
        .Select(p => $"{p.Name}={JsonSerializer.Serialize(p.GetValue(it))}"));
}
