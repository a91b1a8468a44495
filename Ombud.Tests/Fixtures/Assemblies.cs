// One browser for all tests that draw pages.
using Ombud.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(Chrome))]
// They run where Ombud does.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
