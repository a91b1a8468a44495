// Carries a search term from the box in the app bar to the search page, so that it never stands in an address.
namespace Ombud.App.Layout;

public sealed class SearchBox
{
    string? waiting;

    /// <summary>Raised when a term was entered; an open search page takes it at once.</summary>
    public event Action? Asked;

    public void Ask(string term)
    {
        waiting = term.Trim();
        Asked?.Invoke();
    }

    /// <summary>The waiting term, once.</summary>
    public string? Take()
    {
        var term = waiting;
        waiting = null;
        return term;
    }
}
