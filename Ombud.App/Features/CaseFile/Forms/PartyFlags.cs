// Keeps the flags of a case in step with what stands in its dossier.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

static class PartyFlags
{
    /// <summary>What was judged by people or by the intake stays as it is.</summary>
    const CaseFlags OfTheCase = CaseFlags.Sensitive | CaseFlags.MaybeTimeBarred;

    public static Refusal? Follow(Case it, Dossier dossier, DateOnly today) =>
        it.ChangeParties() ?? it.SetFlags((it.Flags & OfTheCase) | dossier.FlagsOn(today));
}
