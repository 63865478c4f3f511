package platform_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"

	dsp "github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform"

	"example.com/my-data-science-platform/platform"
)

func TestMain(m *testing.M) {
	code := m.Run()
	jsii.Close()
	os.Exit(code)
}

func TestEachModuleIsAStackInDeploymentOrder(t *testing.T) {
	fromYaml := dsp.DataSciencePlatform_FromYaml(awscdk.NewApp(nil), jsii.String("Platform"), configuration(t), nil)
	var names []string
	for _, module := range *fromYaml.Modules() {
		names = append(names, *module.Stack().StackName())
		assertions.Template_FromStack(module.Stack(), nil).ResourceCountIs(jsii.String("AWS::Lambda::Function"), jsii.Number(0))
	}
	order := strings.Join(names, " ") + " "
	roles, team := strings.Index(order, "-datascience-roles "), strings.Index(order, "-datascience-example-team ")
	if len(names) != 11 || roles < 0 || team < roles {
		t.Errorf("the stacks are %s", order)
	}
}

func TestTypesProduceTheSameTemplatesAsTheFiles(t *testing.T) {
	yaml := appIn(t.TempDir())
	dsp.DataSciencePlatform_FromYaml(yaml, jsii.String("Platform"), configuration(t), nil)
	typed := appIn(t.TempDir())
	dsp.NewDataSciencePlatform(typed, jsii.String("Platform"), platform.StarterKit())

	expected, actual := templatesOf(t, yaml), templatesOf(t, typed)
	if len(expected) != 11 || len(actual) != len(expected) {
		t.Fatalf("%d templates from files and %d from types", len(expected), len(actual))
	}
	for name, content := range expected {
		if !bytes.Equal(content, actual[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestErrorsContainTheirCodeAndMessage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mdaa.yaml")
	if err := os.WriteFile(file, []byte("organization: acme\nregoin: default\ndomains: {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	files := panicOf(func() {
		dsp.DataSciencePlatform_FromYaml(awscdk.NewApp(nil), jsii.String("Platform"), jsii.String(file), nil)
	})
	if want := "mdaa.yaml:2:1: error DSP110: unknown key \"regoin\"\n  hint: did you mean \"region\"?"; !strings.Contains(files, want) {
		t.Errorf("%q is not in %q", want, files)
	}
	code := panicOf(func() {
		stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Stack"), nil)
		dsp.NewAuditBucket(stack, jsii.String("Audit"), &dsp.AuditBucketProps{ReadRoles: &[]*dsp.RoleRef{{RefId: jsii.String("auditor")}}})
	})
	if want := "Stack/Audit: readRoles[0]: error DSP203: a role reference needs an \"arn\", a \"name\" or an \"id\""; !strings.Contains(code, want) {
		t.Errorf("%q is not in %q", want, code)
	}
}

// configuration is the starter kit configuration; the tests run in the directory of the package.
func configuration(t *testing.T) *string {
	t.Helper()
	path := *platform.Configuration()
	if !filepath.IsAbs(path) {
		path = filepath.Join("..", path)
	}
	return jsii.String(path)
}

func appIn(directory string) awscdk.App {
	return awscdk.NewApp(&awscdk.AppProps{Outdir: jsii.String(directory)})
}

func templatesOf(t *testing.T, app awscdk.App) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(*app.Synth(nil).Directory(), "*.template.json"))
	if err != nil {
		t.Fatal(err)
	}
	templates := map[string][]byte{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		templates[filepath.Base(file)] = content
	}
	return templates
}

// panicOf is the panic message of a function.
func panicOf(call func()) (message string) {
	defer func() {
		if reason := recover(); reason != nil {
			message = fmt.Sprint(reason)
		}
	}()
	call()
	return ""
}
