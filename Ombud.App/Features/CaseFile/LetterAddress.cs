// Where the page is that shows one letter as it is on paper.
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile;

static class LetterAddress
{
    public static string Print(CaseNumber number, Guid letter) => $"/cases/{number}/letters/{letter}/print";
}
