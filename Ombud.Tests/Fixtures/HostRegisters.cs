// Requests and breaches on a running host, for tests that are about something else.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.Domain.Registers;

namespace Ombud.Tests.Fixtures;

static class HostRegisters
{
    public static NewRequest Request(RequestKind kind = RequestKind.RightOfAccess, string? about = null) =>
        new(kind, A.Today, "Asta Lyngdal", "Beder om alt, hvad der står om hende.", about);

    /// <summary>Discovered an hour before the clock of the tests begins.</summary>
    public static NewBreach Breach(string? about = null) =>
        new(new DateTimeOffset(2026, 11, 23, 7, 41, 0, TimeSpan.Zero), "Et brev gik til en forkert modtager.", "En fremmed kender helbredsoplysninger.", "Brevet er hentet tilbage.", about);

    extension(OmbudHost host)
    {
        public Task<T> RegistersAsync<T>(Func<RegisterDesk, Task<T>> act, string role = "adviser") => host.AsAsync(role, services => act(services.GetRequiredService<RegisterDesk>()));

        public async Task<RegisterNumber> AddAsync(NewRequest request)
        {
            var (made, refused) = await host.RegistersAsync(desk => desk.AddAsync(request));
            Assert.Null(refused);
            return made!.Number;
        }

        public async Task<RegisterNumber> AddAsync(NewBreach breach)
        {
            var (made, refused) = await host.RegistersAsync(desk => desk.AddAsync(breach));
            Assert.Null(refused);
            return made!.Number;
        }
    }
}
