// A form that was not made by a page of Ombud is refused, in words, and changes nothing.
using System.Net;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Operation;

public sealed class ForgedFormTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    [Theory]
    [InlineData(null)]
    [InlineData("CfDJ8-made-up")]
    public async Task A_form_without_a_token_of_ours_is_refused_and_does_nothing(string? token)
    {
        using var client = host.Anonymous();
        Dictionary<string, string> fields = new() { ["culture"] = "en", ["returnUrl"] = "/" };
        if (token is not null) fields["__RequestVerificationToken"] = token;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri("language", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(".AspNetCore.Culture", answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join('\n', cookies) : "", StringComparison.Ordinal);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
