// Where the language form may send a browser back to.
using Ombud.App.Localisation;

namespace Ombud.Tests.App.Localisation;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("/", true)]
    [InlineData("/cases/2026-00042", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("/\tx", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_an_address_on_this_site_is_followed(string? url, bool local) => Assert.Equal(local, Languages.IsLocal(url));
}
