// Who gets a letter, in words.
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile;

static class RecipientWords
{
    extension(IStringLocalizer<Texts> t)
    {
        /// <summary>Asta Lyngdal (Digital Post) og Bo Vang (Brev)</summary>
        public string Named(IReadOnlyList<Recipient> to, OfficeData office) => t.Listed([.. to.Select(one => t["CaseFile.Letters.One",
            one.Department is { } department ? office.NameOf(department) : one.Name ?? t["CaseFile.Unnamed"], t.Word(one.Channel)].Value)]);
    }
}
