// What the API tells about the letters of a case: facts, never a word of them and no name.
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Api;

/// <param name="ApprovedOn">Null: a draft.</param>
/// <param name="NeedsCare">A copy could not be sent, came back, or has no receipt: somebody has to look at it.</param>
/// <param name="ReplyBy">The last day for the reply that it asks for.</param>
/// <param name="RepliedOn">For a hearing: when the department's reply came.</param>
/// <param name="About">For a reminder: the hearing that it reminds of.</param>
sealed record LetterAnswer(
    Guid Id, LetterKind Kind, int? Point, DateOnly? ApprovedOn, bool NeedsCare, DateOnly? ReplyBy, DateOnly? RepliedOn, Guid? About, IReadOnlyList<CopyAnswer> Copies)
{
    public static LetterAnswer Of(LetterFacts letter) => new(
        letter.Id, letter.Kind, letter.Point, letter.ApprovedOn, letter.NeedsCare, letter.ReplyBy, letter.RepliedOn, letter.About, [.. letter.Copies.Select(CopyAnswer.Of)]);
}

/// <param name="To">The department; null for the citizen's side.</param>
/// <param name="On">The local date on which it entered its state; null: that of the approval.</param>
/// <param name="Problem">Why it needs care.</param>
sealed record CopyAnswer(Guid Id, RecipientRole Role, Channel Channel, DepartmentCode? To, CopyState State, DateOnly? On, SendProblem? Problem)
{
    public static CopyAnswer Of(LetterCopy copy) => new(copy.Id, copy.Role, copy.Channel, copy.To, copy.State, copy.On, copy.Problem);
}
