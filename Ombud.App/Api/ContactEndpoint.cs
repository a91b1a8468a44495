// Registers a contact for the API; with a retry key it happens once, however often it is sent.
using Microsoft.AspNetCore.Mvc;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

static class ContactEndpoint
{
    public const string RetryKey = "Idempotency-Key";
    const int KeyLimit = 200;

    public static async Task<IResult> RegisterAsync(
        Sent<ContactBody> sent, [FromHeader(Name = RetryKey)] string? retryKey, CaseDesk desk, CancellationToken stop)
    {
        if (retryKey?.Length > KeyLimit) return new RefusalAnswer(new Refusal.InvalidInput([new(RetryKey, Problem.TooLong, KeyLimit)]));
        var (registered, refused) = await desk.RegisterAsync(RegistrationOf(sent.Value), string.IsNullOrWhiteSpace(retryKey) ? null : retryKey, stop);
        return refused is null
            ? Results.Created($"{ApiSetup.Root}/cases/{registered!.Number}", new RegisteredAnswer(registered.Number, registered.DueOn))
            : new RefusalAnswer(refused);
    }

    static Registration RegistrationOf(ContactBody sent) => new(
        sent.Channel, sent.Kind, sent.Summary, sent.Written ?? false,
        sent.Caller is { } c ? new Caller(c.Name, c.Phone, c.Email, c.Cpr, c.Anonymous ?? false, c.Address) : null,
        sent.Points?.Select(p => new PointMatter(p.Theme, p.Topic, p.ClosedByMunicipalityOn, p.DecisionReceivedOn, p.AppealBody)).ToList(),
        sent.Department, sent.ClosedByMunicipalityOn, sent.ObjectsToDisclosure ?? false, sent.Joins, sent.Sensitive ?? false,
        CallBackOn: sent.CallBackOn, ReceivedOn: sent.ReceivedOn);
}
