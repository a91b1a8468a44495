// The bar on top: brand, search, "Registrér opkald", demo mark, person.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Layout;

public sealed partial class TopBar(SearchBox box, NavigationManager nav)
{
    string term = "";

    void Find()
    {
        if (string.IsNullOrWhiteSpace(term)) return;
        box.Ask(term);
        term = "";
        nav.NavigateTo("/search");
    }
}
