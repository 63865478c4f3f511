package com.example.platform;

import io.github.cdkdatascienceplatform.AthenaWorkgroup;
import io.github.cdkdatascienceplatform.DataLake;
import io.github.cdkdatascienceplatform.DataLakeAccessPolicy;
import io.github.cdkdatascienceplatform.DataLakeAccessRule;
import io.github.cdkdatascienceplatform.DataLakeBucketOptions;
import io.github.cdkdatascienceplatform.DataLakeGrantOptions;
import io.github.cdkdatascienceplatform.DataOpsProject;
import io.github.cdkdatascienceplatform.DataScienceTeam;
import io.github.cdkdatascienceplatform.GeneratedRoleOptions;
import io.github.cdkdatascienceplatform.GeneratedRoles;
import io.github.cdkdatascienceplatform.RoleRef;
import io.github.cdkdatascienceplatform.TeamOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** Every grant of the library, each to a role of its own. */
public class GrantsStack extends Stack {
    public GrantsStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);
        List<RoleRef> admins = List.of(RoleRef.builder().name("data-admin").build());
        DataLake lake = DataLake.Builder.create(this, "Lake")
            .roles(Map.of("Admins", admins))
            .accessPolicies(Map.of("Root", DataLakeAccessPolicy.builder()
                .rule(DataLakeAccessRule.builder().prefix("/").readWriteSuperRoles(List.of("Admins")).build())
                .build()))
            .buckets(Map.of("raw", DataLakeBucketOptions.builder().accessPolicies(List.of("Root")).build()))
            .build();
        GeneratedRoles roles = GeneratedRoles.Builder.create(this, "Roles")
            .generateRoles(Map.of("auditor", GeneratedRoleOptions.builder().trustedPrincipal("this_account").build()))
            .build();
        AthenaWorkgroup workgroup = AthenaWorkgroup.Builder.create(this, "Athena")
            .dataAdminRoles(admins)
            .athenaUserRoles(List.of())
            .build();
        DataScienceTeam team = DataScienceTeam.Builder.create(this, "Team")
            .team(TeamOptions.builder()
                .dataAdminRoles(admins)
                .teamExecutionRole(RoleRef.builder().name("team-execution").build())
                .build())
            .build();
        DataOpsProject project = DataOpsProject.Builder.create(this, "Project")
            .dataAdminRoles(admins)
            .dataEngineerRoles(List.of())
            .build();

        DataLakeGrantOptions data = DataLakeGrantOptions.builder().bucket("raw").prefix("data/").build();
        lake.grantRead(role("Reader"), data);
        lake.grantReadWrite(role("Writer"), data);
        lake.grantReadWriteSuper(role("Owner"), DataLakeGrantOptions.builder().bucket("raw").build());
        lake.bucket("raw").grantRead(roles.role("auditor"), "audit/*");
        lake.getKey().grantDecrypt(role("Decryptor"));
        workgroup.grantQuery(role("Analyst"));
        team.grantUse(role("Member"));
        project.grantExecution(role("Job"));
    }

    private Role role(final String id) {
        return Role.Builder.create(this, id)
            .roleName(id.toLowerCase(Locale.ROOT))
            .assumedBy(new ServicePrincipal("glue.amazonaws.com"))
            .build();
    }
}
