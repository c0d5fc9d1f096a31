# The jar, built from the sources beside this file, and run by a user who owns nothing but /data.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
# first without the sources, for the sake of what it downloads: that is kept until pom.xml changes
COPY pom.xml ./
COPY .mvn .mvn
RUN mvn -B -ntp -q -Dmaven.test.skip=true package
COPY topics topics
COPY src/main src/main
RUN mvn -B -ntp -q -Dmaven.test.skip=true package

FROM eclipse-temurin:17-jre
WORKDIR /opt/membership
# a new volume takes its owner from here
RUN mkdir /data && chown 10001:10001 /data
COPY --from=build /build/target/membership.jar ./
# a number, so that a cluster can see that it is not root
USER 10001:10001
ENV MEMBERSHIP_DATA_DIR=/data MEMBERSHIP_HOLDINGS_DIR=/holdings
EXPOSE 8080
# half for the heap: the state stores take 256 MB beside it, threads and classes the rest;
# out of memory, it is better started anew than half alive
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "membership.jar"]
CMD ["serve"]
