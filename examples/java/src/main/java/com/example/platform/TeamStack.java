package com.example.platform;

import io.github.cdkdatascienceplatform.DataScienceTeam;
import io.github.cdkdatascienceplatform.RoleRef;
import io.github.cdkdatascienceplatform.StudioAuthMode;
import io.github.cdkdatascienceplatform.StudioDomainOptions;
import io.github.cdkdatascienceplatform.StudioUserProfileOptions;
import io.github.cdkdatascienceplatform.TeamOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** A data science team with existing roles and an existing VPC. */
public class TeamStack extends Stack {
    private final DataScienceTeam team;

    public TeamStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);
        IRole dataAdmin = role("DataAdmin", "data-admin");
        IRole dataScientist = role("DataScientist", "data-scientist");
        IRole execution = role("TeamExecution", "team-execution");

        team = DataScienceTeam.Builder.create(this, "Team")
            .team(TeamOptions.builder()
                .dataAdminRoles(List.of(RoleRef.builder().role(dataAdmin).build()))
                .teamUserRoles(List.of(RoleRef.builder().role(dataScientist).build()))
                .teamExecutionRole(RoleRef.builder().role(execution).build())
                .studioDomainConfig(StudioDomainOptions.builder()
                    .authMode(StudioAuthMode.IAM)
                    .vpcId("vpc-0123456789abcdef0")
                    .subnetIds(List.of("subnet-0123456789abcdef0"))
                    .userProfiles(Map.of("jane", StudioUserProfileOptions.builder()
                        .userRole(RoleRef.builder().role(dataScientist).id("AROAEXAMPLEEXAMPLE12").build())
                        .build()))
                    .build())
                .build())
            .build();
    }

    /** The team, for other resources in the stack. */
    public DataScienceTeam getTeam() {
        return team;
    }

    private IRole role(final String id, final String name) {
        return Role.fromRoleArn(this, id, "arn:aws:iam::111122223333:role/" + name);
    }
}
