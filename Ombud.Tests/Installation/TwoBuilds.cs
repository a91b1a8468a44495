// One commit, published twice in two folders as docs/install.md says.
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Installation;

/// <summary>Made on first use: it takes minutes.</summary>
public sealed class TwoBuilds : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("ombud-builds-").FullName;
    readonly Lazy<Task> made;

    public TwoBuilds() => made = new(MakeAsync);

    public string One => Path.Combine(root, "one");
    public string Two => Path.Combine(root, "somewhere-else", "two");

    public Task MadeAsync() => made.Value;

    async Task MakeAsync()
    {
        var (_, head) = await Repository.RunAsync(Repository.Root, "git", ["rev-parse", "HEAD"]);
        var publish = Administrator.Steps("docs/install.md").Single(step => step.Name == "Build").Commands.Single();
        await Task.WhenAll(((string[])[One, Two]).Select(async folder =>
        {
            Directory.CreateDirectory(folder);
            await DoAsync(Repository.Root, $"git archive HEAD | tar -x -C {folder}");
            await DoAsync(folder, $"{publish} -v q -p:SourceRevisionId={head.Trim()}");
        }));
    }

    static async Task DoAsync(string folder, string command)
    {
        var (code, said) = await Repository.RunAsync(folder, "bash", ["-e", "-o", "pipefail", "-c", command]);
        Assert.True(code == 0, $"{command}\n{said}");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
