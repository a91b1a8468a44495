// The four states of a case and which may follow which.
namespace Ombud.Domain.Cases;

/// <summary>Where a case stands on the board, in working order.</summary>
public enum CaseState { Received, AdmissibilityChecked, Mediated, Concluded }

public static class CaseStates
{
    public static readonly IReadOnlyList<CaseState> All =
        [CaseState.Received, CaseState.AdmissibilityChecked, CaseState.Mediated, CaseState.Concluded];

    extension(CaseState state)
    {
        public bool IsOpen => state is not CaseState.Concluded;

        /// <summary>The states that may follow; a rule of the case may still refuse the move.</summary>
        public CaseState[] Next => state switch
        {
            CaseState.Received => [CaseState.AdmissibilityChecked, CaseState.Concluded],
            CaseState.AdmissibilityChecked => [CaseState.Mediated, CaseState.Concluded],
            CaseState.Mediated => [CaseState.Concluded],
            CaseState.Concluded => [CaseState.Received],
            _ => [],
        };
    }
}
